/** Before "one" these make it a pronoun or part of a name: "no one", "the last one", "day one". */
export const NOT_BEFORE_ONE: ReadonlySet<string> = new Set([
  ..."no any every each some this that which another the last next square day year number phase world".split(" "),
  ..."bbc formula air level chapter part group new big good bad better single another's".split(" "),
])

/** After "at one", "on one", "in one" and their like these make an idiom: "at one point". */
export const IDIOM_NOUNS: ReadonlySet<string> = new Set([
  ..."point hand stage time level sense way go place word day swoop breath piece end another form side".split(" "),
])

/** After "one-": what can be counted. */
export const ONE_COMPOUNDS: ReadonlySet<string> = new Set([
  ..."bedroom bed storey story seat person man woman page room member point goal run game match vote lane".split(" "),
])

/** What befalls people who are counted without a noun: "three dead". */
export const CASUALTIES: ReadonlySet<string> = new Set([
  ..."killed injured wounded dead missing arrested hospitalised hospitalized hurt detained captured critical".split(
    " ",
  ),
])

/** Before a count of people that is said without them: "killing one and injuring two". */
export const HARM_VERBS: ReadonlySet<string> = new Set([
  ..."killing killed injuring injured wounding wounded leaving hurting arresting".split(" "),
])

/** Sport: after or before two numbers with a dash between. */
export const SCORE_WORDS: ReadonlySet<string> = new Set([
  ..."beat beats lost won win wins victory defeat defeated draw drew loss lead led trailed trailing score".split(" "),
  ..."score scoreline record down up ahead final set sets half-time".split(" "),
])

/** Before a number word, both in capitals, these make a name, even before a noun: "Big Four auditors". */
export const BEFORE_NUMBER_NAME: ReadonlySet<string> = new Set(["big", "final", "sweet", "elite", "fab", "furious"])

/** Names that begin with a number word in a capital. */
export const NUMBERED_NAMES: ReadonlySet<string> = new Set(["eyes", "nations", "sisters", "kings", "pillars"])

/** Ratios in one word, with what they multiply by as an exact number. */
export const MULTIPLIERS: ReadonlyMap<string, string> = new Map([
  ...pairs("doubled doubling twofold", "2"),
  ...pairs("tripled tripling trebled trebling threefold", "3"),
  ...pairs("quadrupled quadrupling fourfold", "4"),
  ...pairs("quintupled fivefold", "5"),
  ...pairs("sixfold", "6"),
  ...pairs("sevenfold", "7"),
  ...pairs("eightfold", "8"),
  ...pairs("tenfold", "10"),
  ...pairs("hundredfold", "100"),
  ...pairs("halved halving", "1/2"),
])

function pairs(words: string, value: string): [string, string][] {
  return words.split(" ").map((word) => [word, value])
}

/** After "times" these show a ratio and not how often: "three times as many". */
export const AFTER_TIMES: ReadonlySet<string> = new Set([
  ..."as more less higher larger bigger greater lower smaller faster longer the that its their his her what".split(" "),
  ..."earnings book revenue revenues sales profit profits likelier likely normal average current annual".split(" "),
])
