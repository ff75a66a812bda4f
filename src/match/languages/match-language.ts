import type { Scan } from "../../quantity/scan/tokenize.ts"
import type { Mention } from "../../text/mention.ts"
import type { LinkModel } from "../subjects/score/link-model.ts"
import type { ContrastIndex } from "./contrasts.ts"
import type { LinkWords } from "./link-words.ts"
import type { NameWords } from "./name-words.ts"
import type { SumWords } from "./sum-words.ts"

/**
 * What a figure says other than how many there are: `one-of`, that something is one of many; `another`, that there are
 * others besides those that were mentioned before; `name`, which of several things is meant, as in "the 2011 ranking";
 * `as-of`, the day that a figure describes; and `clock`, a time of day.
 */
export type Aside = "one-of" | "another" | "name" | "as-of" | "clock"

/** The way a headline counts, and the power of ten that it counts in: 6 for "$8M". */
export type RoundScale = { readonly ending: RegExp; readonly power: number }

export type Kind = "people" | "equipment" | "buildings" | "animals"

/** Nouns in lower case by what they count, parted by spaces. */
export type Kinds = Readonly<Record<Kind, string>>

/** What telling the figures of a text apart needs of its language. A concept is named by one of its own words. */
export type MatchLanguage = {
  /** The concept that a word in lower case stands for, as "killed" for "dead"; null for a word without a meaning. */
  readonly nameConcept: (word: string) => string | null
  /** Likewise for the words about the figures of one text, where nothing that is stored is looked for by them. */
  readonly nameConceptInText: (word: string) => string | null
  /** What can befall people. Two figures with two of these concepts count different people. */
  readonly fates: ReadonlySet<string>
  /** The fate that another often follows. */
  readonly illness: string | null
  /** Concepts of what only grows: the dead, what was sold. */
  readonly runningTotals: ReadonlySet<string>
  /** Words and a date to its end, where they make it the day that a figure is of: "as of 4 May". Null where no dates are found. */
  readonly heldOn: RegExp | null
  /** The whole, a part of it, or what it cost. Two figures with two of these concepts rarely measure one thing. */
  readonly scopes: ReadonlySet<string>
  /** Nouns that leave open who or what is counted: "300 people" may be the "300 employees" of another text. */
  readonly openNouns: ReadonlySet<string>
  /** The words that tell figures of different things apart. */
  readonly contrasts: ContrastIndex
  /** What follows a figure that counts some of those who are known: "of the", in "two of the mills". */
  readonly someOf: RegExp
  /** What stands between two figures that are told side by side. Global, for matchAll. */
  readonly coordinators: RegExp
  /** Words that tell how a number was before, or what it became: "earlier", "had risen to". */
  readonly updates: RegExp
  /** What stands before a noun that is another than the one of which a text has told: "the other plant". */
  readonly others: RegExp
  /** How a sentence begins that tells of another place, with a word of the place: "in the valley". */
  readonly elsewhere: RegExp
  /** Words before a figure that tell how it was: "up from", "a year ago". */
  readonly wasBefore: RegExp
  /** Words before a figure that tell how it is when the text is read: "has now". */
  readonly isNow: RegExp
  /** The name of a subject that is itself by how much something changes: "economic growth". */
  readonly ofChange: RegExp
  /** Words before a figure that tell that it is needed and not what there is, with no figure between: "needs". */
  readonly wanted: RegExp
  /** Likewise behind it: "for a majority". */
  readonly wantedFor: RegExp
  /** What stands right before a figure that names again what was told before: "the" in "the 54,000 spectators". */
  readonly takingUp: RegExp
  /** What stands before a figure that counts some of those that are known: "of the nine, three". */
  readonly someBefore: RegExp
  /** Null where no sums are looked for. */
  readonly sums: SumWords | null
  /** Whether the full stop at a token ends no sentence, as in texts of the language. */
  readonly isAbbreviation: (scan: Scan, at: number) => boolean
  readonly findAside: (mention: Mention, text: string) => Aside | null
  /** The endings of figures that headlines round. The first that fits counts. */
  readonly roundScales: readonly RoundScale[]
  readonly kinds: Kinds
  /** Words in lower case behind which a name says where, when, how or why, and no more what is counted. */
  readonly places: ReadonlySet<string>
  /** The singular of a noun in lower case, near enough to find it by. */
  readonly singular: (word: string) => string
  /** What tells names of subjects and sources apart. */
  readonly names: NameWords
  /** What links figures to stored subjects. */
  readonly link: LinkWords
  readonly linkModel: LinkModel
}
