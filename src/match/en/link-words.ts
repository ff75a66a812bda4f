import type { LinkWords } from "../languages/link-words.ts"
import { EMPTY_WORDS } from "./empty-words.ts"
import { stemEnglish } from "./stem.ts"

const FAMILIES = {
  killed:
    "dead death deaths die dies died dying kill kills killed killing killings fatal fatally fatality fatalities slain slaying murder " +
    "murdered murders murdering homicide homicides perished perish deceased deadly lost_their_lives lives shot_dead " +
    "shot_to_death gunned_down fatally_shot shot_and_killed toll drowned executed bodies",
  injured:
    "injured injure injures injuring injury injuries wounded wounding wounds wound hurt hurting hospitalized hospitalised " +
    "critical_condition critically stable_condition serious_condition maimed taken_to_hospital to_the_hospital " +
    "survived non_life_threatening treated",
  hit: "shot victim victims casualty casualties struck hit_by",
  "shot down":
    "shot_down downed intercepted destroyed_in_the_air neutralised neutralized shoot_down shooting_down interceptions",
  "lost from sight": "lost_from_radar disappeared_from_radar locationally_lost lost_track jammed",
  launched: "launched launch launches launching fired firing attacked_with sent_against dropped drop",
  captured: "captured capture captures capturing prisoner prisoners pow pows taken_prisoner seized seize",
  arrested: "arrested arrest arrests arresting detained detain detention detentions custody apprehended",
  charged: "charged indicted charges counts",
  convicted: "convicted sentenced acquitted",
  suspects: "suspect suspects gunman gunmen shooter shooters attacker attackers assailant assailants robber robbers",
  missing: "missing unaccounted disappeared disappearance disappearances",
  displaced:
    "displaced displacement homeless evacuated evacuate evacuation evacuations evacuees fled flee refugee refugees sheltering",
  rescued: "rescued rescue rescues rescuing saved survivors survivor freed released",
  infected: "infected infections infection cases case positive contracted",
  recovered: "recovered recoveries recovery discharged",
  tested: "tested tests test testing",
  vaccinated: "vaccinated vaccination vaccinations doses dose jabs",
  deployed: "deployed deploy deployment stationed sent_to deploying",
  trained: "trained training_at trainees",
  damaged: "damaged damage damaging",
  destroyed: "destroyed destroying destruction demolished razed",
  won: "won win wins winning victory victories",
  lost: "losses defeat defeats",
  drawn: "draws draw drawn ties",
  scored: "scored goals goal scoring",
  conceded: "conceded",
  hired: "hired hire hires recruited recruits",
  dismissed: "laid_off layoffs redundancies sacked dismissed job_cuts",
  earned: "grossed gross grossing earned earning earnings revenue revenues box_office sales takings collected",
  cost: "budget cost costs costing spent spending expenditure",
  profit: "profit profits",
  debt: "debt debts owed",
  deficit: "deficit deficits budget_deficit shortfall",
  reviewed: "reviews review critics",
  rated: "approval rating score rate_of_approval",
  viewed: "views viewers viewership audience watched",
  subscribed: "subscribers followers",
  sold: "sold copies units_sold",
  born: "births born",
  attended: "attendance crowd attended spectators",
  voted: "votes vote voters ballots voted",
}

const EMPTY =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen " +
  "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions " +
  "billion billions trillion dozen dozens half double triple quadruple single couple pair first second third fourth " +
  "fifth sixth seventh eighth ninth tenth once twice number total amount percent s t p m am pm mr mrs ms dr now new still back"

export const ENGLISH_LINK_WORDS: LinkWords = Object.freeze({
  families: FAMILIES,
  before: { hit: "shooting shoot shoots striking hitting" },
  wholes: {
    hit: "killed injured",
    launched: "shot_down lost_from_sight",
    infected: "killed recovered",
    tested: "infected",
  },
  ofPeople:
    "killed injured hit arrested charged convicted suspects missing displaced rescued infected hired dismissed born",
  empty: `${[...EMPTY_WORDS].join(" ")} ${EMPTY}`,
  calendar:
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january february march april " +
    "may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec",
  months: [
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
  ],
  open: "people person other others individual individuals number time thing things victim victims total",
  articles: "one",
  people:
    "male female member boy girl adult teen teenager infant baby father mother parent brother sister daughter son husband wife friend family deputy marine citizen player worker guard driver pilot sailor suspect gunman bystander customer guest neighbor neighbour official leader member",
  places:
    "in on at near within inside outside across around by from to into onto over under during after before since when where while " +
    "with without for against through via behind between of",
  joints: "and but or while whereas who which that with after before as when",
  onward: /\b(?:on|from|with|against|after)(?=(?:\s+[\p{L}-]+){1,3}\s+of\s*$)/u,
  stem: stemEnglish,
})
