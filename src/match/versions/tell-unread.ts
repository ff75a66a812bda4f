import type { Difference } from "./version-text.ts"

/** In what two numbers differ of which only the words are known; null where these are the same. */
export function tellUnread(before: string, after: string): Extract<Difference, "value" | "unit"> | null {
  if (foldSpace(before) === foldSpace(after)) return null
  return isSameUnread(before, after) ? "unit" : "value"
}

/** The same digits in the same groups, or else the same words. */
export function isSameUnread(one: string, other: string): boolean {
  const [digits, others] = [readDigits(one), readDigits(other)]
  return digits === others && (digits !== "" || foldSpace(one) === foldSpace(other))
}

function readDigits(text: string): string {
  return (text.match(/[\p{Nd}.,]*\p{Nd}/gu) ?? []).join(" ")
}

function foldSpace(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ")
}
