/**
 * What linking figures to stored subjects needs of a language. Words are in small letters and parted by spaces, those of a
 * phrase joined by "_".
 */
export type LinkWords = {
  /** What happens to those who are counted, or what an amount is: one family a name, with its words. */
  readonly families: Readonly<Record<string, string>>
  /** Words that name what happened only right before a figure: "shooting four people". By family. */
  readonly before: Readonly<Record<string, string>>
  /** What a family counts that others are parts of: of those who were hit, some were killed. */
  readonly wholes: Readonly<Record<string, string>>
  /** Families of people, where a name says nothing else: "Deaths in the fire". */
  readonly ofPeople: string
  /** Words without a meaning of their own, numerals among them: a link never rests on a value. */
  readonly empty: string
  /** Names that are no proper names: of days, of months. */
  readonly calendar: string
  /** The months in their order, each with its short forms. */
  readonly months: readonly string[]
  /** Nouns that leave open what is counted: "people". */
  readonly open: string
  /** Numbers that are articles too: "one". */
  readonly articles: string
  /** More nouns of people, in the singular, besides those of the kinds. */
  readonly people: string
  /** Words behind which a name says where, when or of what, and no more what is counted. */
  readonly places: string
  /** Words that part what is said of one figure from what is said of another. */
  readonly joints: string
  /** What leads on to the next figure, at the end of the text between two: "on sales of". */
  readonly onward: RegExp
  /** The form under which all forms of a word in small letters are one. */
  readonly stem: (word: string) => string
}
