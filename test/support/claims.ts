import type { Body } from "./app.ts"

/** A claim on the troops of the worked example; what a test is about is given. */
export function claimOf(figure: unknown, given: Record<string, unknown> = {}): Body {
  return {
    subject: { name: "North Korean troops in Russia", unit: "1", measure: "stock" },
    figure,
    source: { name: "A wire" },
    claimant: { name: "HUR" },
    publishedAt: "2024-11-04T12:00:00Z",
    ...given,
  }
}
