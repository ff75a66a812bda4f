import { exampleConflict } from "../conflicts/example.ts"
import { EXAMPLE_IDS, exampleIntelligence, exampleNearlyTwelve, exampleSubjectName } from "../values/example.ts"

export const exampleArticleInput = {
  headline: "North Korean troops in Kursk: live",
  url: "https://example.org/live/kursk",
  publishedAt: "2024-11-04T12:00:00Z",
  claims: [
    {
      slot: "troops",
      subject: EXAMPLE_IDS.subject,
      figure: exampleNearlyTwelve.text,
      claimant: { name: exampleIntelligence.name },
      quote: "Nearly 12,000 troops had arrived, HUR said.",
    },
  ],
}

const exampleVersion = {
  source: { id: EXAMPLE_IDS.other, name: "The Independent" },
  externalId: "live-kursk",
  version: 2,
  versionId: EXAMPLE_IDS.import,
  senderVersion: null,
  publishedAt: "2024-11-04T12:00:00Z",
  publishedAtAssumed: false,
  url: exampleArticleInput.url,
  headline: exampleArticleInput.headline,
  correction: null,
  withdrawal: false,
  recordedAt: "2024-11-07T08:00:00.123Z",
}

const exampleMention = {
  text: exampleNearlyTwelve.text,
  quantity: exampleNearlyTwelve,
  asOf: null,
  quote: "Nearly 12,000 troops had arrived, HUR said.",
}

const exampleArticleFigure = {
  lineage: EXAMPLE_IDS.rule,
  slot: "troops",
  change: "new",
  mention: exampleMention,
  subject: exampleSubjectName,
  claimants: [exampleIntelligence],
  claim: EXAMPLE_IDS.claim,
  message: "“nearly 12,000 troops” is new.",
}

export const examplePutArticle = {
  article: exampleVersion,
  figures: [exampleArticleFigure],
  opened: [exampleConflict],
  openedTotal: 1,
  resolved: [],
  resolvedTotal: 0,
  findings: [],
  findingsDismissed: 0,
  notes: [],
  unassigned: 0,
}

export const exampleWithdrawn = {
  article: { ...exampleVersion, version: 3, withdrawal: true, publishedAt: "2024-11-05T09:00:00Z" },
  figures: [
    {
      lineage: EXAMPLE_IDS.rule,
      slot: "troops",
      change: "withdrawn",
      mention: exampleMention,
      was: { mention: exampleMention, claim: EXAMPLE_IDS.claim },
      subject: exampleSubjectName,
      claimants: [exampleIntelligence],
      claim: null,
      message: "“nearly 12,000 troops” is no longer there.",
    },
  ],
  opened: [],
  openedTotal: 0,
  resolved: [
    { ...exampleConflict, status: "resolved", resolution: { by: "not-carried", reason: "The article was withdrawn." } },
  ],
  resolvedTotal: 1,
}

export const exampleVersions = { items: [exampleVersion], nextCursor: null }

export const exampleArticle = {
  ...exampleVersion,
  versions: 2,
  withdrawnAt: null,
  figures: [exampleArticleFigure],
  unassigned: 0,
  history: [],
}

export const exampleWholeVersion = { ...exampleVersion, figures: [exampleArticleFigure], unassigned: 0 }

export const exampleChanges = {
  from: { ...exampleVersion, version: 1, publishedAt: "2024-11-04T09:00:00Z" },
  to: exampleVersion,
  figures: [exampleArticleFigure],
  counts: { new: 1, kept: 0, changed: 0, withdrawn: 0, returned: 0 },
  unmarked: 0,
}

export const exampleAssigned = {
  article: exampleVersion,
  figure: exampleArticleFigure,
  opened: [],
  openedTotal: 0,
  resolved: [],
  resolvedTotal: 0,
  unassigned: 0,
}

export const exampleUnassigned = {
  items: [
    {
      lineage: EXAMPLE_IDS.rule,
      article: { source: exampleVersion.source, externalId: exampleVersion.externalId },
      headline: exampleVersion.headline,
      url: exampleVersion.url,
      versionId: exampleVersion.versionId,
      publishedAt: exampleVersion.publishedAt,
      mention: exampleMention,
    },
  ],
  nextCursor: null,
}

export const exampleDismissals = {
  items: [
    {
      finding: "3f2a9c",
      reason: "Both are right: the one is of the day before.",
      who: "Ana",
      at: "2024-11-07T09:00:00.123Z",
    },
  ],
}
