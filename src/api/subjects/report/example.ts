import { exampleConflict } from "../../conflicts/example.ts"

const [nearlyTwelve, tenThousand] = exampleConflict.figures.map(({ subject: _subject, ...figure }) => ({
  ...figure,
  independentClaimants: 1,
}))

/** The story of the reference, side by side. */
export const exampleReport = {
  subject: exampleConflict.subject,
  at: "2024-11-07T08:00:00.123Z",
  unit: "1",
  measure: "stock",
  tolerance: { rules: exampleConflict.rules },
  figures: [
    { ...tenThousand, firstSeen: "2024-11-04T17:00:00Z", lastSeen: "2024-11-04T17:00:00Z" },
    { ...nearlyTwelve, firstSeen: "2024-11-02T12:00:00Z", lastSeen: "2024-11-02T12:00:00Z" },
  ],
  figuresTotal: 2,
  matrix: [
    [null, "conflict"],
    ["conflict", null],
  ],
  pairs: [
    {
      a: tenThousand?.id,
      b: nearlyTwelve?.id,
      verdict: "conflict",
      severity: "medium",
      explanation: '"10,000" and "nearly 12,000 troops" conflict: 10,000 to 11,400 is 12.3 % apart and 5 % is allowed.',
      conflict: exampleConflict.id,
    },
  ],
  pairsTotal: 1,
  revisions: [],
  largestGroup: null,
  fewestToDrop: { figures: [nearlyTwelve?.id], exact: true },
  sums: [],
}
