import {
  EXAMPLE_IDS,
  exampleIntelligence,
  exampleNearlyTwelve,
  exampleStateDepartment,
  exampleSubjectName,
  exampleTenThousand,
} from "../values/example.ts"

/** As filing answers it: without the claims of its figures. */
export const exampleConflict = {
  id: EXAMPLE_IDS.conflict,
  kind: "pair",
  subject: exampleSubjectName,
  figures: [
    {
      id: EXAMPLE_IDS.figure,
      quantity: exampleNearlyTwelve,
      asOf: "2024-11-02",
      subject: exampleSubjectName,
      claims: 1,
      claimants: [exampleIntelligence],
    },
    {
      id: EXAMPLE_IDS.other,
      quantity: exampleTenThousand,
      asOf: "2024-11-04",
      subject: exampleSubjectName,
      claims: 1,
      claimants: [exampleStateDepartment],
    },
  ],
  verdict: "conflict",
  severity: "medium",
  relation: "apart",
  unit: "1",
  readings: {
    a: { stated: exampleNearlyTwelve.stated, implied: exampleNearlyTwelve.implied },
    b: {
      stated: { min: "10000", max: "10000", minOpen: false, maxOpen: false },
      implied: { min: "10000", max: "10000", minOpen: false, maxOpen: false },
    },
  },
  gap: { stated: { absolute: "1400", percent: "12.3" }, implied: { absolute: "1700", percent: "14.5" } },
  allowed: { stated: "570", implied: "585" },
  reconcile: {
    relativePercent: "14.6",
    absolute: { amount: "1700", unit: "1" },
    exclusive: false,
    explanation: "They would agree if 14.6 %, or 1,700, were allowed.",
  },
  explanation: '"nearly 12,000 troops" and "10,000" conflict: 10,000 to 11,400 is 12.3 % apart and 5 % is allowed.',
  rules: [
    { id: "default", version: 1, sets: ["allowance", "windowDays", "rounding", "severity", "hedgeProfile", "flagged"] },
  ],
  status: "open",
  note: null,
  assignee: null,
  resolution: null,
  openedAt: "2024-11-07T08:00:00.123Z",
  changedAt: "2024-11-07T08:00:00.123Z",
  version: 1,
}

const [nearlyTwelve, tenThousand] = exampleConflict.figures

export const exampleConflictRead = {
  ...exampleConflict,
  figures: [
    {
      ...nearlyTwelve,
      firstClaims: [
        {
          id: EXAMPLE_IDS.claim,
          source: exampleIntelligence,
          claimant: exampleIntelligence,
          claimants: [exampleIntelligence],
          publishedAt: "2024-11-02T12:00:00Z",
          url: null,
          quote: null,
        },
      ],
    },
    {
      ...tenThousand,
      firstClaims: [
        {
          id: EXAMPLE_IDS.otherClaim,
          source: exampleStateDepartment,
          claimant: exampleStateDepartment,
          claimants: [exampleStateDepartment],
          publishedAt: "2024-11-04T18:00:00Z",
          url: "https://news.example/briefing",
          quote: "The State Department counts 10,000.",
        },
      ],
    },
  ],
}

export const exampleVerdict = {
  verdict: exampleConflict.verdict,
  severity: exampleConflict.severity,
  relation: exampleConflict.relation,
  unit: exampleConflict.unit,
  readings: exampleConflict.readings,
  gap: exampleConflict.gap,
  allowed: exampleConflict.allowed,
  reconcile: exampleConflict.reconcile,
  explanation: exampleConflict.explanation,
  rules: exampleConflict.rules,
}

export const exampleReplay = { same: true, stored: exampleVerdict, replayed: exampleVerdict }
