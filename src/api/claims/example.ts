import { exampleConflict } from "../conflicts/example.ts"
import { EXAMPLE_IDS, exampleIntelligence, exampleNearlyTwelve, exampleSubjectName } from "../values/example.ts"
import { exampleSimilar } from "../values/similar.ts"

export const exampleClaimInput = {
  subject: { name: exampleSubjectName.name, measure: "stock" },
  figure: exampleNearlyTwelve.text,
  source: { name: exampleIntelligence.name },
  publishedAt: "2024-11-02T12:00:00Z",
  externalId: "hur-2024-11-02-1",
}

export const exampleClaim = {
  id: EXAMPLE_IDS.claim,
  subject: exampleSubjectName,
  source: exampleIntelligence,
  claimant: exampleIntelligence,
  claimants: [exampleIntelligence],
  via: [],
  figure: { id: EXAMPLE_IDS.figure },
  wording: exampleNearlyTwelve.text,
  language: "en",
  quantity: exampleNearlyTwelve,
  asOf: "2024-11-02",
  asOfAssumed: true,
  publishedAt: "2024-11-02T12:00:00Z",
  publishedAtAssumed: false,
  recordedAt: "2024-11-07T08:00:00.123Z",
  url: null,
  quote: null,
  externalId: "hur-2024-11-02-1",
  status: "active",
  carriedUntil: null,
  corrects: null,
  correctedBy: null,
  erasedAt: null,
  erasedBy: null,
  version: 1,
}

export const exampleFiledFirst = {
  claim: exampleClaim,
  conflicts: [],
  conflictsTotal: 0,
  conflictsLeftOut: 0,
  subjectCreated: true,
  similar: [exampleSimilar],
}

export const exampleFiled = {
  claim: exampleClaim,
  conflicts: [exampleConflict],
  conflictsTotal: 1,
  conflictsLeftOut: 0,
  subjectCreated: false,
}

export const exampleErased = {
  claim: {
    ...exampleClaim,
    wording: null,
    erasedAt: "2024-11-07T09:00:00.123Z",
    erasedBy: "Ana",
    version: 2,
  },
  claimsErased: 1,
  sourcesErased: 0,
  namesKept: [exampleIntelligence],
}

export const exampleMoved = {
  ...exampleFiled,
  claim: { ...exampleClaim, version: 2 },
  conflictsResolved: 0,
}
