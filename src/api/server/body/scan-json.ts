import { escapeMember } from "../problems/shown-text.ts"

/** What one JSON text may be at most. A text that is more is refused before it is read. */
export type StructureLimits = {
  /** Objects and arrays within each other. */
  readonly depth: number
  /** Members of one object, or items of one array. */
  readonly items: number
  /** Values in all, objects and arrays included. */
  readonly values: number
  /** UTF-16 units of the name of a member, as it is written. */
  readonly name: number
}

/** The body of a request. No operation takes a body that comes near to this. */
export const REQUEST_LIMITS: StructureLimits = { depth: 32, items: 1_000, values: 5_000, name: 1_000 }

/** A line of an import, which may be a record with its whole history. */
export const LINE_LIMITS: StructureLimits = { depth: 64, items: 100_000, values: 200_000, name: 1_000 }

/** Something in a JSON text, and the JSON Pointer of its place. */
export type Found = { readonly pointer: string; readonly detail: string }

/** The text of a number, and the JSON Pointer of its place. */
export type FoundNumber = { readonly pointer: string; readonly source: string }

/**
 * `excess`: the first place where the text is more than it may be; the scan ends there. `lost`: the first numbers that no
 * double holds.
 */
export type Scanned = { readonly excess: Found | null; readonly lost: readonly FoundNumber[] }

/** An object or an array that is not closed yet. `from` and `to`: the name of its last member, as it stands in the text. */
type Open = { readonly isObject: boolean; count: number; from: number; to: number }

type Scan = {
  readonly text: string
  readonly limits: StructureLimits
  readonly open: Open[]
  values: number
  excess: Found | null
  readonly lost: FoundNumber[]
}

/** Numbers that are listed. Each is longer in an answer than in the text. */
const MOST_LOST = 20

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const MINUS = 0x2d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/**
 * Walks a JSON text once, without building anything of it. Text that is no JSON is walked as well: what is found in it
 * means nothing, and the parser refuses it.
 */
export function scanJson(text: string, limits: StructureLimits): Scanned {
  const scan: Scan = { text, limits, open: [], values: 0, excess: null, lost: [] }
  let at = 0
  while (at < text.length && scan.excess === null) at = step(scan, at)
  return { excess: scan.excess, lost: scan.lost }
}

/** Takes what begins at an offset, and answers the offset behind it. */
function step(scan: Scan, at: number): number {
  const code = scan.text.charCodeAt(at)
  if (code === QUOTE) return takeString(scan, at)
  if (code === OPEN_OBJECT || code === OPEN_ARRAY) return enter(scan, code === OPEN_OBJECT, at)
  if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) scan.open.pop()
  else if (code === COMMA) endMember(scan)
  else if (isDigit(code) || code === MINUS) return takeNumber(scan, at)
  else if (isLetter(code)) return takeWord(scan, at)
  return at + 1
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

/** Behind a comma there is no name until the next one was read. */
function endMember({ open }: Scan): void {
  const within = open.at(-1)
  if (within === undefined) return
  within.from = -1
  within.to = -1
}

function enter(scan: Scan, isObject: boolean, at: number): number {
  countValue(scan)
  scan.open.push({ isObject, count: 0, from: -1, to: -1 })
  const { depth } = scan.limits
  if (scan.open.length > depth) refuse(scan, scan.open.length - 1, `is nested deeper than ${depth} levels`)
  return at + 1
}

function takeString(scan: Scan, at: number): number {
  const end = endOfString(scan.text, at)
  const within = scan.open.at(-1)
  if (within?.isObject !== true || within.from !== -1) countValue(scan)
  else takeName(scan, within, { from: at, to: end })
  return end
}

/** The offset behind the closing quote, or the end of the text. */
function endOfString(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next++) {
    const code = text.charCodeAt(next)
    if (code === BACKSLASH) next++
    else if (code === QUOTE) return next + 1
  }
  return text.length
}

function takeName(scan: Scan, within: Open, { from, to }: { readonly from: number; readonly to: number }): void {
  const { name } = scan.limits
  if (to - from - 2 > name) {
    refuse(scan, scan.open.length - 1, `has a member whose name is longer than ${name} characters`)
  }
  within.from = from
  within.to = to
}

function takeNumber(scan: Scan, at: number): number {
  let end = at + 1
  while (end < scan.text.length && isOfNumber(scan.text.charCodeAt(end))) end++
  countValue(scan)
  const source = scan.text.slice(at, end)
  if (scan.lost.length < MOST_LOST && isLost(source)) {
    scan.lost.push({ pointer: pointerOf(scan, scan.open.length), source })
  }
  return end
}

/** A digit, a point, a sign, or the letter before an exponent. */
function isOfNumber(code: number): boolean {
  return isDigit(code) || code === 0x2e || code === 0x2b || code === MINUS || code === 0x65 || code === 0x45
}

/** Without an exponent it takes more digits than this to leave the range of a double (about 5e-324 to 1.8e308). */
const LONGEST_SAFE = 300

function isLost(source: string): boolean {
  if (source.length < LONGEST_SAFE && !/e/i.test(source)) return false
  const value = Number(source)
  if (Number.isNaN(value)) return false
  const [mantissa = ""] = source.split(/e/i)
  return !Number.isFinite(value) || (value === 0 && /[1-9]/.test(mantissa))
}

/** One of true, false and null. */
function takeWord(scan: Scan, at: number): number {
  let end = at + 1
  while (end < scan.text.length && isLetter(scan.text.charCodeAt(end))) end++
  countValue(scan)
  return end
}

function countValue(scan: Scan): void {
  const { values, items } = scan.limits
  scan.values += 1
  if (scan.values > values) refuse(scan, 0, `has more than ${values} values in all`)
  const within = scan.open.at(-1)
  if (within === undefined) return
  within.count += 1
  if (within.count <= items) return
  refuse(scan, scan.open.length - 1, `has more than ${items} ${within.isObject ? "members" : "items"}`)
}

/** `levels`: how many of the open objects and arrays lie around the place. */
function refuse(scan: Scan, levels: number, detail: string): void {
  scan.excess ??= { pointer: pointerOf(scan, levels), detail }
}

function pointerOf({ text, open }: Scan, levels: number): string {
  const places = open
    .slice(0, levels)
    .map((one) => (one.isObject ? escapeMember(readName(text, one)) : String(one.count - 1)))
  return places.map((place) => `/${place}`).join("")
}

/** A name that is no JSON stays as it is written. */
function readName(text: string, { from, to }: Open): string {
  const written = text.slice(from, to)
  try {
    return String(JSON.parse(written))
  } catch {
    return written
  }
}
