import type { TokenSpan } from "../../../quantity/scan/language.ts"
import type { Attribution } from "../../languages/text-language.ts"

/** A saying as its reader found it. It reaches from the sentence's start, or its own end, to the token `until`. */
export type FoundSaying = Pick<Attribution, "saying" | "content" | "isPronoun"> & {
  readonly name: TokenSpan
  readonly until: number
}
