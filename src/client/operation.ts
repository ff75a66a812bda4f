/** What a call may say beside its parameters and its body, each in a header of its own. */
export type HeaderOption = "actor" | "idempotencyKey" | "version" | "ifNoneMatch"

/** As what an answer is handed out: a value, a list in pages, records one a line, or text. */
export type AnswerKind = "json" | "list" | "records" | "text"

/** An operation of the API, as far as sending it and reading its answer go. */
export type Operation = {
  readonly method: string
  /** With the names of its parameters in braces. */
  readonly path: string
  readonly query: readonly string[]
  readonly takes: readonly HeaderOption[]
  /** The media types that its body may have; empty where it takes none. */
  readonly bodies: readonly string[]
  readonly answer: AnswerKind
  /** Where the parameter `format` chooses the answer: what each of its values gives. */
  readonly formats?: Readonly<Record<string, AnswerKind>>
  /** It stores nothing, so that it may be sent again at any time. */
  readonly isRead: boolean
}
