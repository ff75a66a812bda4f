import { BLOCK_END, type PlainText, type Writer, writePlainText } from "./plain-text.ts"
import { stripHtml } from "./strip-html.ts"

const FENCE = /^\s{0,3}(```|~~~)/
const RULE = /^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+\s*)$/
/** A heading, a quotation or an item of a list begins so. */
const BLOCK_START = /^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ x]\]\s+)?|\d{1,3}[.)]\s+(?=\p{L}))/u
const CLOSING_HASHES = /\s#+\s*$/

/** The text of Markdown as a reader sees it. Tags and character references within it are those of HTML. */
export function stripMarkdown(source: string): PlainText {
  const html = stripMarks(source)
  const plain = stripHtml(html.text)
  return {
    text: plain.text,
    starts: plain.starts.map((at) => html.starts[at] ?? source.length),
    ends: plain.ends.map((at) => html.ends[at - 1] ?? 0),
  }
}

/** The text without the marks of Markdown, line by line, each looked at once. */
function stripMarks(source: string): PlainText {
  const writer = writePlainText()
  let isCode = false
  for (let start = 0; start < source.length; ) {
    const found = source.indexOf("\n", start)
    const end = found < 0 ? source.length : found
    const line = source.slice(start, end)
    const isFence = FENCE.test(line)
    if (!isFence && !isCode && !isRule(line)) writeLine(source, line, start, writer)
    else writer.put(BLOCK_END, start, end)
    if (isFence) isCode = !isCode
    writer.put("\n", end, Math.min(end + 1, source.length))
    start = end + 1
  }
  return writer.finish()
}

/** A rule across the page, or the line under the head of a table. */
function isRule(line: string): boolean {
  return RULE.test(line) || (/^[\s|:-]+$/.test(line) && line.includes("-") && line.includes("|"))
}

function writeLine(source: string, line: string, start: number, writer: Writer): void {
  const isTable = /^\s*\|/.test(line)
  let at = start
  for (
    let mark = BLOCK_START.exec(line);
    mark !== null && !isTable;
    mark = BLOCK_START.exec(source.slice(at, start + line.length))
  ) {
    writer.put(BLOCK_END, at, at + mark[0].length)
    at += mark[0].length
  }
  const isHeading = /^\s*#/.test(line)
  const end = start + (isHeading ? line.replace(CLOSING_HASHES, "") : line).length
  while (at < end) at = writeNext(source, at, end, isTable, writer)
  if (isHeading) writer.put(BLOCK_END, end, end)
}

const LINK_END = /\]\([^()\s]*(?:\s+"[^"\n]*")?\)|\]\[[^[\]\n]*\]|\](?=[^([]|$)/y
const IMAGE = /!\[[^[\]\n]*\](?:\([^()\n]*\)|\[[^[\]\n]*\])/y
const NOTE = /\[\^[^[\]\s]*\]/y
const TAG = /<(?:!--[^<>]*--|\/?[a-z][a-z\d-]*(?:\s[^<>]*)?\/?)>/iy
const AUTOLINK = /<(?:https?:|mailto:)[^<>\s]*>/y

function writeNext(source: string, at: number, end: number, isTable: boolean, writer: Writer): number {
  const unit = source.charAt(at)
  const next =
    matchEnd(IMAGE, source, at) ??
    matchEnd(NOTE, source, at) ??
    matchEnd(AUTOLINK, source, at) ??
    (unit === "<" ? copyTag(source, at, writer) : null) ??
    skipMark(source, at, end, isTable, writer)
  if (next !== null) return Math.max(next, at + 1)
  writer.put(unit, at, at + 1)
  return at + 1
}

/** A tag or a comment, which no mark of Markdown is looked for in. A "<" that begins none is text. */
function copyTag(source: string, at: number, writer: Writer): number {
  TAG.lastIndex = at
  const [tag = ""] = TAG.exec(source) ?? []
  if (tag === "") writer.put("&lt;", at, at + 1)
  for (let unit = 0; unit < tag.length; unit += 1) writer.put(tag.charAt(unit), at + unit, at + unit + 1)
  return at + Math.max(tag.length, 1)
}

function matchEnd(pattern: RegExp, source: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(source) ? pattern.lastIndex : null
}

/** A sign that stands for itself, as HTML writes it. */
function escapeSign(sign: string): string {
  return sign === "<" ? "&lt;" : sign === "&" ? "&amp;" : sign
}

/** Signs of emphasis, code, links, tables and escapes; null where the unit is text. */
function skipMark(source: string, at: number, end: number, isTable: boolean, writer: Writer): number | null {
  const unit = source.charAt(at)
  if (unit === "\\" && /[!-/:-@[-`{-~]/.test(source.charAt(at + 1))) {
    writer.put(escapeSign(source.charAt(at + 1)), at, at + 2)
    return at + 2
  }
  if (unit === "|" && isTable) {
    writer.put(BLOCK_END, at, at + 1)
    return at + 1
  }
  if (unit === "[" && /\p{L}|\d|["“*_$€£]/u.test(source.charAt(at + 1))) return at + 1
  if (unit === "]") return matchEnd(LINK_END, source, at)
  if (unit === "`") return at + 1
  return unit === "*" || unit === "_" || unit === "~" ? skipEmphasis(source, at, end) : null
}

/** A run of marks that something is joined to on one side; "5 * 3", "5*3", "snake_case" and "~300" keep theirs. */
function skipEmphasis(source: string, at: number, lineEnd: number): number | null {
  const unit = source.charAt(at)
  let end = at
  while (end < lineEnd && source.charAt(end) === unit) end += 1
  if (unit === "~") return end - at === 2 ? end : null
  const [before, after] = [source.charAt(at - 1), end < lineEnd ? source.charAt(end) : ""]
  const isBetween = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)
  const isAlone = /^\s?$/.test(before) && /^\s?$/.test(after)
  return isAlone || (isBetween && (unit === "_" || end - at === 1)) ? null : end
}
