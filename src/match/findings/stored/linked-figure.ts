import type { Mention } from "../../../text/mention.ts"
import type { ArticlePart, SubjectMatch } from "../../subjects/article.ts"
import type { OnFile } from "./on-file.ts"
import type { Speech } from "./tell-speech.ts"

/** A stored subject that a figure of a text may mean, and what is on file for it. */
export type Meaning = {
  readonly match: SubjectMatch
  /** How its own sentence speaks of the subject. */
  readonly speech: Speech
  /** Whether its sentence is worded like one on file. */
  readonly isWorded: boolean
  readonly onFile: OnFile
}

/** A figure of a text with the subjects that it may mean, the likeliest first. */
export type LinkedFigure = {
  readonly mention: Mention
  readonly part: ArticlePart
  /** A day number: that of its part, or else of the article. */
  readonly publishedOn: number | null
  /** How likely it means nothing on file. */
  readonly none: number
  readonly meanings: readonly Meaning[]
  /** How its sentence speaks of each subject that it may mean, however unlikely, by the ids of subjects. */
  readonly speeches: ReadonlyMap<string, Speech>
}

/** A figure with the one subject that it means. */
export type MeantFigure = Omit<LinkedFigure, "meanings" | "none"> &
  Meaning & {
    /** How likely it means that subject once the numbers on file are looked at, from 0 to 1. */
    readonly certainty: number
    /** Whether the text says the number on file elsewhere: in the same sentence, or further away. */
    readonly isSaidElsewhere: "near" | "far" | null
  }
