import type { Vocabulary } from "./vocabulary.ts"

/** The days of months that a text names, each as "1-27", with or without their years. */
export function listMonthDays(text: string, { monthDay, months }: Vocabulary): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [, before, name = "", after] of text.matchAll(monthDay)) {
    const day = Number(after ?? before ?? 0)
    if (day >= 1 && day <= 31) found.add(`${months.get(name.toLowerCase())}-${day}`)
  }
  return found
}
