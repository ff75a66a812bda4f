/** What telling names apart needs of a language. A name rarely says its language, so those of all are asked together. */
export type NameWords = {
  /** Words that say nothing: articles, "and", "of". */
  readonly small: ReadonlySet<string>
  /** What a preposition makes of the word behind it. Two names that say two of these of one word mean two things. */
  readonly roles: ReadonlyMap<string, string>
  /** Words that may be left out, such as "number of" or "region". */
  readonly light: ReadonlySet<string>
  /** Words that make another thing of a name that has them, such as "killed" or "former". */
  readonly telling: ReadonlySet<string>
  /** Words that mean the same, as their first one. */
  readonly meanings: ReadonlyMap<string, string>
  /** Words that are no misspelling of one another, however near they are. */
  readonly known: ReadonlySet<string>
  /** Several words that have a short form: "united states" is "us". */
  readonly phrases: ReadonlyMap<string, string>
  /** The singular of a plural, or the word itself. */
  readonly singular: (word: string) => string
}

/** Each line is a list of words, of which the first stands for all. */
export function firstOfEach(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    lines
      .map((line) => line.split(" "))
      .flatMap((words) => words.map((word): [string, string] => [word, words[0] ?? word])),
  )
}

export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(" "))
}
