import { type Exact, ONE, powerOfTen } from "../../numbers/exact.ts"
import { isJoined, type Scan, writtenForm } from "../tokenize.ts"
import type { UnitMatch } from "../unit-match.ts"

type Composite = { readonly code: string; readonly scale: Exact }

/** Symbols whose case matters, that scale a unit or that say what it is per, the same in every language. */
const COMPOSITES: ReadonlyMap<string, Composite> = new Map([
  ...both("kbit/s", 0, ["kbps", "Kbps", "kb/s", "Kb/s"]),
  ...both("Mbit/s", 0, ["Mbps", "mbps", "Mb/s", "MBit/s"]),
  ...both("Gbit/s", 0, ["Gbps", "gbps", "Gb/s", "GBit/s"]),
  ...both("Tbit/s", 0, ["Tbps", "Tb/s"]),
  ...both("[bbl_us]/d", 0, ["bpd", "b/d", "bbl/d", "bopd"]),
  ...both("[bbl_us]/d", 3, ["kb/d", "kbd", "kbpd", "kbbl/d"]),
  ...both("[bbl_us]/d", 6, ["mb/d", "Mb/d", "mbd", "mbpd", "Mbpd", "mmb/d", "mmbpd"]),
  ...["MJ", "GJ", "TJ", "PJ", "Mt", "Gt", "ms", "mV", "mA"].flatMap((code) => both(code, 0, [code])),
  ...both("m3", 9, ["bcm"]),
  ...both("[cft_i]", 9, ["bcf", "Bcf"]),
  ...both("[cft_i]", 12, ["tcf", "Tcf"]),
])

/** Bits or bytes, as the writer pleased: "5 Gb". */
const OPEN: ReadonlySet<string> = new Set(["Kb", "Mb", "Gb", "Tb", "mb/s", "gb/s"])

function both(code: string, power: number, written: readonly string[]): [string, Composite][] {
  return written.map((symbol) => [symbol, { code, scale: power === 0 ? ONE : powerOfTen(power) }])
}

/** "Mbps", "450 kb/d", "50 bcm" at the token `at`. */
export function readComposite(scan: Scan, at: number): UnitMatch | null {
  return readWritten(slashed(scan, at), at + 3) ?? readWritten(writtenAt(scan, at), at + 1)
}

function readWritten(written: string, end: number): UnitMatch | null {
  if (written === "Nm") return { end, reason: '"Nm" is no unit that is known' }
  if (OPEN.has(written)) return { end, reason: `"${written}" can mean bits or bytes; say which` }
  const found = COMPOSITES.get(written)
  return found === undefined ? null : { end, isCents: false, ...found }
}

function writtenAt(scan: Scan, at: number): string {
  const token = scan.tokens[at]
  return token?.kind === "word" ? writtenForm(scan, token) : ""
}

/** "kb/d", written together; else nothing. */
function slashed(scan: Scan, at: number): string {
  if (scan.tokens[at + 1]?.text !== "/" || !isJoined(scan.tokens, at + 1) || !isJoined(scan.tokens, at + 2)) return ""
  return `${writtenAt(scan, at)}/${writtenAt(scan, at + 2)}`
}
