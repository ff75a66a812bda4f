import { readEntity } from "./entities.ts"
import { BLOCK_END, type PlainText, type Writer, writePlainText } from "./plain-text.ts"

/** Elements within a line. Every other one begins a block of its own. */
const INLINE: ReadonlySet<string> = new Set([
  ..."a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strong sub sup".split(
    " ",
  ),
  ..."time tt u var wbr acronym strike del".split(" "),
])
/** Elements whose content nobody reads as text. */
const UNSEEN: ReadonlySet<string> = new Set("script style template noscript svg math head title textarea".split(" "))

const TAG = /<(\/?)([a-z][a-z\d-]*)(?:\s[^<>]*)?\/?>/iy
const DECLARATION = /<[!?][^<>]*>/y

/** The text of HTML as a reader sees it. One pass, in which every tag is looked at once. */
export function stripHtml(source: string): PlainText {
  const writer = writePlainText()
  for (let at = 0; at < source.length; ) at = writeNext(source, at, writer)
  return writer.finish()
}

/** Writes what stands at `at` and returns where the next thing begins. */
function writeNext(source: string, at: number, writer: Writer): number {
  const unit = source.charAt(at)
  const end = unit === "<" ? skipTag(source, at, writer) : unit === "&" ? writeEntity(source, at, writer) : null
  if (end !== null) return end
  writer.put(/\s/.test(unit) ? " " : unit, at, at + 1)
  return at + 1
}

export function writeEntity(source: string, at: number, writer: Writer): number | null {
  const entity = readEntity(source, at)
  if (entity === null) return null
  writer.put(entity.text, at, entity.end)
  return entity.end
}

/** Where the tag, the comment or the element that nobody sees ends; null where "<" is only a sign. */
export function skipTag(source: string, at: number, writer: Writer): number | null {
  if (source.startsWith("<!--", at)) return endAfter(source, "-->", at)
  DECLARATION.lastIndex = at
  if (DECLARATION.test(source)) return DECLARATION.lastIndex
  TAG.lastIndex = at
  const match = TAG.exec(source)
  if (match === null) return null
  const [all, slash, written = ""] = match
  const [name, end] = [written.toLowerCase(), at + all.length]
  if (UNSEEN.has(name)) return skipUnseen(source, at, end, slash === "/" || all.endsWith("/>"), name, writer)
  if (name === "sup" && slash === "") return skipRaised(source, end, writer)
  if (!INLINE.has(name)) writer.put(name === "br" ? "\n" : BLOCK_END, at, end)
  return end
}

function endAfter(source: string, mark: string, at: number): number {
  const found = source.indexOf(mark, at)
  return found < 0 ? source.length : found + mark.length
}

function skipUnseen(source: string, at: number, end: number, isClosed: boolean, name: string, writer: Writer): number {
  writer.put(BLOCK_END, at, end)
  if (isClosed) return end
  const closing = new RegExp(`</${name}\\b[^<>]*>`, "gi")
  closing.lastIndex = end
  return closing.test(source) ? closing.lastIndex : source.length
}

/** UTF-16 units of what is raised at most; a longer one is text. */
const LONGEST_RAISED = 120

/** "km<sup>2</sup>" and "10<sup>6</sup>" are read on; a mark of a note behind a number is no digit of it. */
function skipRaised(source: string, start: number, writer: Writer): number {
  const close = source.slice(start, start + LONGEST_RAISED).search(/<\/sup\s*>/i)
  if (close < 0) return start
  const content = source.slice(start, start + close)
  const end = start + close
  if (/^[23]$/.test(content) && /\p{L}$/u.test(writer.tail(1))) writer.put(content, start, end)
  else if (/^[-−]?\d{1,2}$/.test(content) && /(^|\D)10$/.test(writer.tail(3))) writer.put(`^${content}`, start, end)
  else if (/^(st|nd|rd|th|er|e)$/.test(content)) writer.put(content, start, end)
  else writer.put(" ", start, end)
  return end
}
