import type { TokenSpan } from "../../quantity/scan/language.ts"
import type { Scan } from "../../quantity/scan/tokenize.ts"
import type { Attribution } from "../languages/text-language.ts"
import { textOf } from "./text-of.ts"

/** A saying as its reader found it. It reaches from the sentence's start, or its own end, to the token `until`. */
export type FoundSaying = Pick<Attribution, "saying" | "content" | "isPronoun"> & {
  readonly name: TokenSpan
  readonly until: number
}

/** Reads a saying at the verb or the word that tells of it, which is the token `at`. */
export type SayingReader = (scan: Scan, at: number) => FoundSaying | null

export function toAttribution(scan: Scan, { name, saying, content, until, isPronoun }: FoundSaying): Attribution {
  const reach = content === "after" ? { start: saying.end, end: until } : { start: 0, end: until }
  return { ...name, text: textOf(scan, name), saying, content, reach, isPronoun }
}
