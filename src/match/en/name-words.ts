import { firstOfEach, type NameWords, wordsOf } from "../languages/name-words.ts"
import { foldPlural } from "./fold-plural.ts"

const IRREGULAR = firstOfEach(["man men", "woman women", "child children", "foot feet", "half halves", "life lives"])

const TELLING =
  "killed dead death wounded injured missing captured arrested detained rescued displaced lost destroyed damaged " +
  "delivered launched fired intercepted import export birth marriage divorce man woman child male female boy girl " +
  "civilian soldier north south east west northern southern eastern western central upper lower inner outer new old " +
  "former first second third fourth fifth last next previous minimum maximum average median mean daily weekly monthly " +
  "yearly annual quarterly hourly not non no without unemployed employed legal illegal urban rural foreign domestic " +
  "gross net nominal real monday tuesday wednesday thursday friday saturday sunday january february march april may " +
  "june july august september october november december spring summer autumn winter rate share cost price length area " +
  "height weight increase decrease rise fall gain loss confirmed suspected alleged claimed planned vaccinated " +
  "unvaccinated infected recovered hospital part half one two three four five six seven eight nine ten hundred " +
  "thousand million billion per"

/** Words that are near another one in spelling or in sound, beside those that tell. */
const KNOWN =
  "iran iraq iranian iraqi austria australia austrian australian niger nigeria nigerien nigerian ireland iceland irish " +
  "slovakia slovenia slovak slovene slovakian slovenian guinea guyana guiana gambia zambia mauritius mauritania mali " +
  "malta malawi latvia lithuania dominica dominican sweden switzerland swiss swedish syria serbia syrian serbian korea " +
  "korean china chile chad georgia jordan israel palestine paris parish russia prussia india indiana indian strike " +
  "stroke patient patent person prison infection injection mortality morality county country prosecution persecution " +
  "production reduction affected effected adopted adapted convicted convinced battle bottle crash crush house horse " +
  "tank bank ship shop force farce school staff stuff solar polar nuclear martial marital trial trail casual causal " +
  "police policy political physical fiscal personal personnel moral morale human woman natural national nation notion " +
  "station state estate student accident incident election erection selection collection construction destruction " +
  "exposition deposit deposition employment unemployment employee employer sales soils votes vetoes tourist terrorist " +
  "migrant emigrant immigrant emission mission admission omission inflation deflation aviation evacuation vacation " +
  "vaccination location allocation health wealth defence finance offence"

export const ENGLISH_NAMES: NameWords = Object.freeze({
  small: wordsOf(
    "a an the of and or for 's its their his her our this that these those which who as is are was were be been",
  ),
  roles: firstOfEach([
    "in at on within inside near around",
    "from",
    "to into toward towards",
    "by",
    "against",
    "before until till",
    "after since following",
    "during",
    "with",
    "without",
    "over above",
    "under below",
    "between",
  ]),
  light: wordsOf(
    "number total count amount overall figure estimate estimated official officially reported people region oblast " +
      "province district area city town news agency newspaper press online tv com inc ltd company",
  ),
  telling: wordsOf(TELLING),
  meanings: firstOfEach([
    "killed dead death fatality slain",
    "wounded injured",
    "soldier troop serviceman",
    "child kid",
    "percentage percent",
    "automobile car",
    "aircraft plane airplane aeroplane",
    "dprk northkorean",
  ]),
  known: wordsOf(KNOWN),
  phrases: new Map([
    ["united states of america", "us"],
    ["united states", "us"],
    ["usa", "us"],
    ["united kingdom", "uk"],
    ["united nations", "un"],
    ["european union", "eu"],
    ["north korean", "dprk"],
    ["north korea", "dprk"],
    ["shot down", "intercepted"],
  ]),
  singular: (word) => IRREGULAR.get(word) ?? foldPlural(word),
})
