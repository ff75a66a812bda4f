/** Verbs with which somebody says something, before whatever is said: "HUR said 500 came", "HUR said that". */
const STRONG: ReadonlySet<string> = new Set([
  ..."said says told tells reported confirmed confirms estimated claimed warned warns declared declares".split(" "),
  ..."insisted insists acknowledged acknowledges admitted admits argued argues alleged alleges predicted".split(" "),
  ..."predicts explains tweeted testified asserted asserts say".split(" "),
])

/**
 * These have other uses. They count before "that" or a mark, and before a number where a name or one that is known to
 * speak is their subject: "Kyiv claims 500", but not "insurance claims 500".
 */
const CLAIMING: ReadonlySet<string> = new Set([
  ..."reports states claims estimates forecasts reveals revealed disclosed discloses indicated indicates".split(" "),
  ..."suggested suggests believes believed calculated calculates announced announces stated projects projected".split(
    " ",
  ),
])

/** These count before "that" or a mark alone, since they mostly tell what somebody did: "the firm added 500 jobs". */
const ADDING: ReadonlySet<string> = new Set(
  "notes noted adds added posted wrote writes explained put puts found finds commented recalled".split(" "),
)

/** What data do. Their subject is a survey, figures or the like, or those who make them. */
const SHOWING: ReadonlySet<string> = new Set([
  ..."show shows showed found finds suggest suggests suggested indicate indicates indicated reveal reveals".split(" "),
  ..."revealed put puts estimate estimates estimated reported reports said says state states".split(" "),
])

/** Said of several, and as good as always a noun where their subject is none of those who speak: "the police report". */
const PLURAL: ReadonlySet<string> = new Set(
  "report claim estimate believe confirm warn predict expect suggest announce allege reckon note".split(" "),
)

/** Every verb of speech. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set([...STRONG, ...CLAIMING, ...ADDING])

/** No subject reaches over these. */
export const FINITE_SPEECH: ReadonlySet<string> = new Set("said says told tells say".split(" "))

/** Before whom they speak: "told reporters". */
export const TELLING: ReadonlySet<string> = new Set(["told", "tells"])

/** How much it takes for a word to be a verb of speech. */
export type SpeechVerb = "strong" | "claiming" | "adding" | "showing" | "plural"

/** What a word may be as a verb of speech, the easiest to meet first. */
export function kindsOfVerb(word: string): readonly SpeechVerb[] {
  return KINDS.get(word) ?? NONE
}

const NONE: readonly SpeechVerb[] = []
const KINDS: ReadonlyMap<string, readonly SpeechVerb[]> = new Map(
  [...STRONG, ...CLAIMING, ...ADDING, ...SHOWING, ...PLURAL].map((word) => [word, listKinds(word)]),
)

function listKinds(word: string): SpeechVerb[] {
  const sets: [SpeechVerb, ReadonlySet<string>][] = [
    ["strong", STRONG],
    ["claiming", CLAIMING],
    ["showing", SHOWING],
    ["plural", PLURAL],
    ["adding", ADDING],
  ]
  return sets.filter(([, words]) => words.has(word)).map(([kind]) => kind)
}
