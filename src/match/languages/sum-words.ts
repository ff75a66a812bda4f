/** The words by which a language says which figures are the parts of a whole. None of the expressions is global. */
export type SumWords = {
  /** Before a part of what was told: "of which". */
  readonly ofThese: RegExp
  /** Right before the part with which nothing is left: "the remaining". */
  readonly rest: RegExp
  /** Between a whole and parts that are all of it: "made up of". */
  readonly madeUpOf: RegExp
  /** Where parts are told that are not all: "including". */
  readonly someOfThem: RegExp
  /** Before or behind a whole that follows its parts: "a total of". */
  readonly inAll: RegExp
  /** Between two parts: "and". */
  readonly joint: RegExp
  /** Right before a figure that is counted by: "for every 100". */
  readonly rate: RegExp
  /** Before a whole of which parts follow: "of" in "of 96 drones". */
  readonly outOf: RegExp
  /** All that stands between a part and its whole: "of the" in "17 of the 22". */
  readonly partOf: RegExp
  /** Before a part that none of the parts before has a share in: "another". */
  readonly another: RegExp
  /** What is handed out, so that nobody has what another has: "seats". */
  readonly allotted: RegExp
  /** What says who has them: "won". */
  readonly allots: RegExp
  /** The stem of a noun in lower case. */
  readonly stem: (noun: string) => string
  /** Between an amount and the first of what it is spent on: "of which". */
  readonly shares: RegExp
  /** Behind the last part, where the sentence goes on to something else: ", which", "said". */
  readonly leaves: RegExp
  /** Nouns that leave open what is counted, so that parts may have nouns of their own. */
  readonly openNouns: RegExp
  /** What befell parts, one expression for each of what nothing meets with twice: "shot down", "lost". */
  readonly fates: readonly RegExp[]
  /** Nouns that together are all of a whole: "passengers" and "crew". */
  readonly counterparts: readonly (readonly RegExp[])[]
}
