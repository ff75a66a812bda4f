import type { PointHedge } from "../quantity.ts"
import { indexPhrases, type PhraseIndex } from "../scan/phrases.ts"
import { type HedgeWord, listHedgePhrases } from "../scan/readers/hedges.ts"
import { COMPARATIVES, COMPARATIVES_AFTER } from "./comparatives.ts"

/** What stands before the number, by the hedge that it means. */
const BEFORE: Readonly<Record<Exclude<HedgeWord, "none">, readonly string[]>> = Object.freeze({
  exactly: ["exactly", "precisely", "="],
  about: [
    ...[
      "about",
      "around",
      "roughly",
      "some",
      "approximately",
      "approx",
      "approx.",
      "circa",
      "c.",
      "ca.",
      "~",
      "≈",
      "≃",
    ],
    ...["appx", "appx.", "apprx", "apprx.", "abt", "abt.", "est.", "est", "est. at", "est. at some"],
    ...["an estimated", "estimated", "an estimated total of", "estimated at", "round about", "somewhere around"],
    ...["in the region of", "in the order of", "on the order of", "in the neighbourhood of", "in the neighborhood of"],
    ...["somewhere in the region of", "more or less", "give or take", "in the vicinity of", "broadly"],
  ],
  "more-than": [
    ...COMPARATIVES["more-than"],
    ...["over", "above", "exceeding", "exceeds", "exceed", "exceeded", "in excess of", "upwards of"],
    ...["upward of", "north of"],
    ...[">", "beyond", "at over", "at more than", "as many as over"],
    ...["has passed", "have passed", "had passed", "has topped", "have topped", "had topped", "topped", "topping"],
    ...["passed", "passes", "passing", "has just passed", "have just passed", "had just passed"],
    ...["surpassing", "surpassed", "has surpassed", "have surpassed", "had surpassed", "surpass", "surpasses"],
    ...["top", "tops"],
  ],
  "far-more-than": [
    ...["well over", "far more than", "much more than", "many more than", "way over", "way more than", "far above"],
    ...["well above", "well in excess of", "far in excess of", "far over", "well more than", "far exceeding"],
    ...["significantly more than", "considerably more than", "substantially more than", "vastly more than"],
    ...["comfortably over", "comfortably more than", "well beyond", "far beyond", "well upwards of"],
  ],
  "at-least": [
    ...[...COMPARATIVES["at-least"], "min", "min."],
    ...["at least", "a minimum of", "minimum of"],
    ...[
      "minimum",
      "as few as",
      "as little as",
      "as low as",
      "at the very least",
      "at the least",
      "≥",
      ">=",
      "a low of",
    ],
  ],
  "up-to": ["up to", "as many as", "as much as", "as high as", "upto", "anything up to"],
  "at-most": [
    ...[...COMPARATIVES["at-most"], "max."],
    ...["at most", "at the most", "at the very most", "a maximum of", "maximum of", "maximum", "a max of"],
    ...["not exceeding", "not over", "capped at", "limited to", "≤", "<=", "max"],
  ],
  "less-than": [
    ...[...COMPARATIVES["less-than"], "under", "below", "south of", "well under", "<"],
    ...["far fewer than", "far less than", "much less than", "well below", "far below", "short of"],
  ],
  nearly: [
    ...[
      "nearly",
      "almost",
      "close to",
      "just under",
      "just below",
      "just short of",
      "approaching",
      "not quite",
      "nearing",
    ],
    ...[
      "a little under",
      "slightly under",
      "slightly less than",
      "a little less than",
      "slightly fewer than",
      "virtually",
      "practically",
      "has neared",
      "have neared",
      "neared",
    ],
    ...[
      "slightly below",
      "just less than",
      "just fewer than",
      "just shy of",
      "shy of",
      "a shade under",
      "a touch under",
    ],
    ...["a little below", "very nearly", "close on"],
  ],
  "just-over": [
    ...["just over", "slightly more than", "just above", "slightly over", "a little over", "a little more than"],
    ...["just more than", "slightly above", "a little above", "a shade over", "a touch over", "a bit more than"],
    ...["a bit over", "little more than"],
  ],
  range: [
    "between",
    "from",
    "anywhere between",
    "anywhere from",
    "somewhere between",
    "ranging from",
    "ranging between",
  ],
})

/** The same after the number. */
const AFTER: Readonly<Partial<Record<PointHedge, readonly string[]>>> = Object.freeze({
  "at-least": [
    ...[...COMPARATIVES_AFTER["at-least"], "+", "or over", "or above", "or better", "and over", "and above"],
    ...[
      "and more",
      "and up",
      "and counting",
      "and rising",
      "plus",
      "-plus",
      "at least",
      "at the very least",
      "minimum",
    ],
    ...["at a minimum", "and upwards", "and older", "upwards", "or upwards"],
  ],
  "at-most": [
    ...[...COMPARATIVES_AFTER["at-most"], "or under", "or below", "at most", "at the most", "maximum", "max", "max."],
    ...["at a maximum", "and younger", "tops", "and under", "and below", "and less"],
  ],
  about: [
    ...["or so", "or thereabouts", "-odd", "odd", "-ish", "ish", "give or take", "more or less", "approximately"],
    ...["est.", "est", "estimated", "approx.", "approx"],
  ],
  exactly: ["exactly", "precisely", "on the dot"],
})

/** Words that may stand between a hedge and its number without changing either: "more than an additional 200". */
const FILLERS = [
  ...[
    "a",
    "an",
    "the",
    "a total of",
    "the total of",
    "a record",
    "an additional",
    "additional",
    "another",
    "a further",
  ],
  ...[
    "further",
    "extra",
    "an extra",
    "only",
    "just",
    "a mere",
    "as",
    "perhaps",
    "maybe",
    "possibly",
    "probably",
    "likely",
  ],
  ...["the age of", "the ages of", "age", "aged"],
  ...["reportedly", "the equivalent of", "a combined", "a staggering", "even", "its", "their", "his", "her", "all"],
]

/** Words that turn what follows into what is not so. */
export const NEGATIONS: ReadonlySet<string> = new Set(["not", "never", "neither", "nor"])

/** Before "over" these take it for themselves: to hand over 935 prisoners is not to hand more than 935. */
export const VERBS_WITH_OVER: ReadonlySet<string> = new Set([
  ...["hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning", "take", "takes", "took", "taken"],
  ...["taking", "pass", "passed", "passing", "sign", "signed", "signing", "carry", "carried", "bring", "brought"],
  ...["transfer", "transferred", "give", "gave", "given", "roll", "rolled", "knock", "knocked", "run", "ran"],
  ...["row", "rows", "dispute", "disputes", "feud", "clash", "clashes", "argument", "outcry", "probe", "inquiry"],
  ...["fears", "anger", "concerns", "controversy", "lawsuit", "spread", "protest", "protests", "strike", "strikes"],
])

/** After these "over" names what it is about: a row over 500 jobs is a row about 500 of them, not about more. */
export const MATTERS_OVER: ReadonlySet<string> = new Set([
  ..."vote votes row rows dispute disputes anger fury outrage uproar furore furor backlash feud feuds spat quarrel quarrels".split(
    " ",
  ),
  ..."fight fights battle battles clash clashes wrangle tussle standoff deadlock stalemate argument arguments".split(
    " ",
  ),
  ..."debate debates talks negotiations controversy scandal lawsuit lawsuits criticism protest protests concern".split(
    " ",
  ),
  ..."concerns fear fears worry worries doubts alarm anxiety tension tensions uncertainty questions".split(" "),
  ..."argue argues argued arguing clashed clashing quarrelled quarreled squabble squabbled bicker bickered".split(" "),
  ..."haggle haggled haggling wrangled feuding sued suing angry furious divided".split(" "),
])

/** What is counted that "passed" may be said of: the toll passed 300, where a bill may pass 300 times. */
export const PASSES: ReadonlySet<string> = new Set([
  ..."toll total totals count number numbers figure figures tally sales revenue revenues profit profits output".split(
    " ",
  ),
  ..."population price prices value cases deaths losses damage cost costs debt attendance temperature temperatures".split(
    " ",
  ),
  ..."membership donations downloads views users subscribers capitalisation capitalization valuation inflation".split(
    " ",
  ),
  ..."unemployment turnout".split(" "),
])

/** What a parliament or a pupil passes; that says nothing of a bound. */
export const PASSED_THINGS: ReadonlySet<string> = new Set([
  ..."bill bills law laws act acts measure measures resolution resolutions amendment amendments reform reforms".split(
    " ",
  ),
  ..."exam exams test tests examination examinations motion motions vote votes budget budgets grade grades".split(" "),
  ..."car cars lorry lorries truck trucks gate gates checkpoint checkpoints inspection inspections stage stages".split(
    " ",
  ),
])

/** Words that a bracket after a number may hold for a hedge: "5,000 (est.)", "12,000 (2024 estimate)". */
export const BRACKETED: ReadonlyMap<string, PointHedge> = new Map([
  ..."est estimate estimated estimates approx approximate approximately roughly".split(" ").map(toHedge("about")),
  ..."max maximum".split(" ").map(toHedge("at-most")),
  ..."min minimum".split(" ").map(toHedge("at-least")),
])

function toHedge(hedge: PointHedge): (word: string) => [string, PointHedge] {
  return (word) => [word, hedge]
}

export const HEDGES_BEFORE: PhraseIndex<HedgeWord> = indexPhrases(listHedgePhrases(BEFORE))
export const HEDGES_AFTER: PhraseIndex<PointHedge> = indexPhrases(listHedgePhrases(AFTER))
export const FILLERS_BEFORE: PhraseIndex<true> = indexPhrases(FILLERS.map((phrase) => [phrase, true] as const))
