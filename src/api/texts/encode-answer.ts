import { type InputError, textTooCostly } from "../../operations/requests/refusals.ts"

/** UTF-8 bytes of an answer. A mention repeats who said so, and that may be as long as a sentence: their number is no bound. */
const MOST_BYTES = 33_554_432
/** UTF-16 units that are encoded at a time. One text of the whole would lie beside its bytes in the memory of the thread. */
const PIECE = 65_536

const ENCODER = new TextEncoder()

/** Gathers JSON as bytes. `pointers`: the texts that are refused where it becomes too long. */
class AnswerBytes {
  readonly #pointers: readonly InputError["pointer"][]
  readonly #pieces: Uint8Array[] = []
  #length = 0
  #text = ""

  constructor(pointers: readonly InputError["pointer"][]) {
    this.#pointers = pointers
  }

  add(text: string): void {
    this.#text += text
    if (this.#text.length >= PIECE) this.#encode()
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.#encode()
    const bytes = new Uint8Array(this.#length)
    let at = 0
    for (const piece of this.#pieces) {
      bytes.set(piece, at)
      at += piece.length
    }
    return bytes
  }

  #encode(): void {
    const piece = ENCODER.encode(this.#text)
    this.#text = ""
    this.#length += piece.length
    if (this.#length > MOST_BYTES) {
      throw textTooCostly(this.#pointers, `takes an answer of more than ${MOST_BYTES} bytes`)
    }
    this.#pieces.push(piece)
  }
}

/** An object as JSON in UTF-8. Members that are iterable, but no text, become arrays, and their items are taken one by one. */
export function encodeAnswer(
  answer: Readonly<Record<string, unknown>>,
  pointers: readonly InputError["pointer"][],
): Uint8Array<ArrayBuffer> {
  const bytes = new AnswerBytes(pointers)
  let before = "{"
  for (const [member, value] of Object.entries(answer)) {
    if (value === undefined) continue
    bytes.add(`${before}${JSON.stringify(member)}:`)
    if (isList(value)) addList(bytes, value)
    else bytes.add(JSON.stringify(value))
    before = ","
  }
  bytes.add("}")
  return bytes.finish()
}

function addList(bytes: AnswerBytes, items: Iterable<unknown>): void {
  let before = "["
  for (const item of items) {
    bytes.add(before + JSON.stringify(item))
    before = ","
  }
  bytes.add(before === "[" ? "[]" : "]")
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value
}
