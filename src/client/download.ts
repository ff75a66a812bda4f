import { type Asked, type ClientError, UnexpectedAnswer } from "./errors.ts"
import type { Answer } from "./read-answer.ts"

/** An answer whose body was not read yet. */
export type Opened = {
  readonly answer: Answer<ReadableStream<Uint8Array>>
  readonly asked: Asked
  readonly explain: (error: unknown) => ClientError
}

/**
 * A long answer that nothing is asked of yet. Awaited it is its whole text; `for await` goes through its records, where it
 * has one a line, or through its text in pieces as they come, and ends the download where the loop is left.
 */
export class Download<Part> implements PromiseLike<string> {
  readonly #open: () => Promise<Opened>
  readonly #hasRecords: boolean

  constructor(open: () => Promise<Opened>, hasRecords: boolean) {
    this.#open = open
    this.#hasRecords = hasRecords
  }

  /** The status and the headers, with the bytes as a stream. */
  async withAnswer(): Promise<Answer<ReadableStream<Uint8Array>>> {
    return (await this.#open()).answer
  }

  // biome-ignore lint/suspicious/noThenProperty: it is made to be awaited.
  then<A = string, B = never>(
    done?: ((text: string) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#read().then(done, failed)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Part, void, undefined> {
    const opened = await this.#open()
    const parts = this.#hasRecords ? readRecords(opened) : readPieces(opened)
    yield* parts as AsyncGenerator<Part>
  }

  async #read(): Promise<string> {
    const pieces: string[] = []
    for await (const piece of readPieces(await this.#open())) pieces.push(piece)
    return pieces.join("")
  }
}

async function* readPieces({ answer, explain }: Opened): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder()
  const reader = answer.data.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw explain(error)
      })
      const piece = done ? decoder.decode() : decoder.decode(value, { stream: true })
      if (piece !== "") yield piece
      if (done) return
    }
  } finally {
    // Where the loop was left early; of a stream that has ended or failed nothing is left to cancel.
    await reader.cancel().catch(() => {})
  }
}

async function* readRecords(opened: Opened): AsyncGenerator<unknown, void, undefined> {
  // The parts of a line that has no end yet: a long one comes in many pieces.
  let begun: string[] = []
  for await (const piece of readPieces(opened)) {
    const [first = "", ...others] = piece.split("\n")
    begun.push(first)
    for (const other of others) {
      yield parseLine(begun.join(""), opened)
      begun = [other]
    }
  }
  const rest = begun.join("")
  if (rest !== "") yield parseLine(rest, opened)
}

function parseLine(line: string, { answer, asked }: Opened): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    const what = `was answered with a line that is no JSON: ${JSON.stringify(line.slice(0, 200))}`
    throw new UnexpectedAnswer(asked, what, { status: answer.status, text: line, cause })
  }
}
