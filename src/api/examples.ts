/** One story for the whole reference: two figures for the North Korean troops in Russia, early November 2024. */
const IDS = {
  subject: "01930a2e-5c00-7000-8000-000000000001",
  stateDepartment: "01930a2e-5c00-7000-8000-000000000002",
  intelligence: "01930a2e-5c00-7000-8000-000000000003",
  claim: "01930a2e-5c00-7000-8000-000000000004",
  figure: "01930a2e-5c00-7000-8000-000000000005",
  other: "01930a2e-5c00-7000-8000-000000000006",
  conflict: "01930a2e-5c00-7000-8000-000000000007",
  rule: "01930a2e-5c00-7000-8000-000000000008",
  rejudging: "01930a2e-5c00-7000-8000-000000000009",
  exception: "01930a2e-5c00-7000-8000-00000000000a",
  import: "01930a2e-5c00-7000-8000-00000000000b",
}

const subjectName = { id: IDS.subject, name: "North Korean troops in Russia" }
const intelligence = { id: IDS.intelligence, name: "Ukrainian military intelligence" }
const stateDepartment = { id: IDS.stateDepartment, name: "US State Department" }

const tenThousand = {
  text: "10,000",
  hedge: "none",
  value: "10000",
  precision: "1000",
  whole: true,
  stated: { min: "9500", max: "10500", minOpen: false, maxOpen: true },
  implied: { min: "9500", max: "10500", minOpen: false, maxOpen: true },
  unit: "1",
  dimension: "count",
}

const nearlyTwelve = {
  text: "nearly 12,000 troops",
  hedge: "nearly",
  value: "12000",
  precision: "1000",
  whole: true,
  stated: { min: "11400", max: "12000", minOpen: false, maxOpen: false },
  implied: { min: "11700", max: "12000", minOpen: false, maxOpen: false },
  unit: "1",
  dimension: "count",
}

export const claimInput = {
  subject: { name: subjectName.name, measure: "stock" },
  figure: nearlyTwelve.text,
  source: { name: intelligence.name },
  publishedAt: "2024-11-02T12:00:00Z",
  externalId: "hur-2024-11-02-1",
}

export const claim = {
  id: IDS.claim,
  subject: subjectName,
  source: intelligence,
  claimant: intelligence,
  via: [],
  figure: { id: IDS.figure },
  wording: nearlyTwelve.text,
  quantity: nearlyTwelve,
  asOf: "2024-11-02",
  asOfAssumed: true,
  publishedAt: "2024-11-02T12:00:00Z",
  recordedAt: "2024-11-07T08:00:00.123Z",
  url: null,
  quote: null,
  externalId: "hur-2024-11-02-1",
  status: "active",
  corrects: null,
  correctedBy: null,
  version: 1,
}

export const conflict = {
  id: IDS.conflict,
  kind: "pair",
  subject: subjectName,
  figures: [
    {
      id: IDS.figure,
      quantity: nearlyTwelve,
      asOf: "2024-11-02",
      subject: subjectName,
      claims: 1,
      claimants: [intelligence],
    },
    {
      id: IDS.other,
      quantity: tenThousand,
      asOf: "2024-11-04",
      subject: subjectName,
      claims: 1,
      claimants: [stateDepartment],
    },
  ],
  verdict: "conflict",
  severity: "medium",
  relation: "apart",
  unit: "1",
  readings: {
    a: { stated: nearlyTwelve.stated, implied: nearlyTwelve.implied },
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

export const filed = { claim, conflicts: [conflict], conflictsTotal: 1 }

export const change = {
  at: "2024-11-07T09:00:00.123Z",
  who: "Ana",
  action: "changed",
  note: "Two days apart; reinforcements arrived in between.",
  before: { status: "open", note: null, assignee: null },
  after: { status: "explained", note: "Two days apart; reinforcements arrived in between.", assignee: null },
}

export const comment = {
  id: IDS.other,
  at: "2024-11-07T09:00:00.123Z",
  who: "Ana",
  text: "Asked the ministry; they answer tomorrow.",
}

export const subjectInput = {
  name: subjectName.name,
  measure: "stock",
  aliases: ["DPRK troops in Russia"],
  tags: ["war in Ukraine"],
}

export const subject = {
  ...subjectName,
  aliases: ["DPRK troops in Russia"],
  unit: "1",
  measure: "stock",
  tags: ["war in Ukraine"],
  externalIds: {},
  partOf: [],
  parts: [],
  exhaustive: false,
  createdAt: "2024-11-07T08:00:00.123Z",
  version: 1,
}

export const sourceInput = { name: intelligence.name, url: "https://gur.gov.ua", aliases: ["HUR"] }

export const source = {
  ...intelligence,
  aliases: ["HUR"],
  url: "https://gur.gov.ua",
  tags: [],
  createdAt: "2024-11-07T08:00:00.123Z",
  version: 1,
}

const quote = "HUR said on Saturday that over 7,000 North Korean troops had reached the border."

export const parseInput = { text: quote, publishedAt: "2024-11-04T12:00:00Z" }

export const parsed = {
  mentions: [
    {
      start: quote.indexOf("over"),
      end: quote.indexOf("over") + "over 7,000".length,
      text: "over 7,000",
      quantity: {
        text: "over 7,000",
        hedge: "more-than",
        value: "7000",
        precision: "100",
        whole: true,
        stated: { min: "7000", max: null, minOpen: true, maxOpen: false },
        implied: { min: "7000", max: "8000", minOpen: true, maxOpen: false },
        unit: "1",
        dimension: "count",
      },
      noun: "North Korean troops",
      attribution: "HUR",
      asOf: "2024-11-02",
      reader: "number",
      evidence: [
        { of: "noun", is: "stated", from: "North Korean troops" },
        { of: "attribution", is: "stated", from: "HUR" },
        { of: "as-of", is: "stated", from: "on Saturday" },
      ],
      links: [],
    },
  ],
  unread: [],
  notes: [],
}

export const compareInput = { a: { figure: "nearly 12,000 troops" }, b: { figure: "10,000" } }

const { verdict, severity, relation, unit, readings, gap, allowed, reconcile, explanation, rules } = conflict

export const compared = { verdict, severity, relation, unit, readings, gap, allowed, reconcile, explanation, rules }

export const replay = { same: true, stored: compared, replayed: compared }

export const ruleInput = {
  name: "Troop strengths",
  scope: { tag: "troops" },
  settings: { relative: { percent: 10 }, windowDays: 14 },
}

export const rule = {
  id: IDS.rule,
  version: 1,
  name: "Troop strengths",
  scope: { tag: "troops" },
  settings: { relative: { percent: "10" }, windowDays: 14 },
  priority: 0,
  status: "active",
  createdAt: "2024-11-07T08:00:00.123Z",
  changedAt: "2024-11-07T08:00:00.123Z",
}

const { id: _id, createdAt: _createdAt, changedAt, ...said } = rule
export const ruleVersion = { ...said, at: changedAt }

export const rejudging = {
  id: IDS.rejudging,
  rule: { id: IDS.rule, version: 1 },
  status: "running",
  subjects: { done: 3, total: 12 },
  figures: 140,
  opened: 0,
  closed: 5,
  changed: 1,
  error: null,
  createdAt: "2024-11-07T08:00:00.123Z",
  startedAt: "2024-11-07T08:00:00.223Z",
  finishedAt: null,
}

export const preview = {
  subjects: 12,
  subjectsAffected: 12,
  subjectsSeen: 12,
  figuresSeen: 85,
  partial: false,
  opened: 0,
  closed: 1,
  changed: 0,
  samples: [
    {
      outcome: "closed",
      subject: subjectName,
      figures: [
        { id: IDS.figure, quantity: nearlyTwelve, asOf: "2024-11-02" },
        { id: IDS.other, quantity: tenThousand, asOf: "2024-11-04" },
      ],
      conflict: IDS.conflict,
      before: { verdict: "conflict", status: "open" },
      after: { verdict: "agree", status: "resolved" },
      explanation: '"nearly 12,000 troops" and "10,000" agree: 10,500 to 11,700 is 10.3 % apart and 15 % is allowed.',
    },
  ],
}

export const tolerance = {
  subject: subjectName,
  settings: {
    relative: { percent: "10" },
    windowDays: 14,
    rounding: "inferred",
    severity: { medium: "10", high: "50" },
    flagged: ["conflict", "tension"],
  },
  rules: [
    { id: IDS.rule, version: 1, sets: ["allowance", "windowDays"] },
    { id: "default", version: 1, sets: ["rounding", "severity", "hedgeProfile", "flagged"] },
  ],
  from: {
    allowance: { rule: IDS.rule, version: 1, name: "Troop strengths", scope: { tag: "troops" } },
    windowDays: { rule: IDS.rule, version: 1, name: "Troop strengths", scope: { tag: "troops" } },
    rounding: { rule: "default", version: 1, name: "Built in", scope: {} },
    severity: { rule: "default", version: 1, name: "Built in", scope: {} },
    hedgeProfile: { rule: "default", version: 1, name: "Built in", scope: {} },
    flagged: { rule: "default", version: 1, name: "Built in", scope: {} },
  },
}

export const exceptionInput = {
  conflict: IDS.conflict,
  reason: "The ministry counts support staff; both figures stand until its report.",
  until: "2024-12-31",
}

export const exception = {
  id: IDS.exception,
  subject: subjectName,
  conflict: IDS.conflict,
  reason: exceptionInput.reason,
  until: "2024-12-31T23:59:59.999999Z",
  status: "active",
  createdAt: "2024-11-07T08:00:00.123Z",
  endedAt: null,
  version: 1,
}

export const importNdjson = `{"subject":{"name":"North Korean troops in Russia"},"figure":"nearly 12,000 troops","source":{"name":"Ukrainian military intelligence"},"publishedAt":"2024-11-02T12:00:00Z","externalId":"hur-2024-11-02-1"}
{"subject":{"name":"North Korean troops in Russia"},"figure":"10,000","source":{"name":"US State Department"},"publishedAt":"2024-11-04T18:00:00Z","externalId":"dos-2024-11-04-1"}
`

export const importCsv = `subject,figure,source,publishedAt,asOf,externalId
North Korean troops in Russia,"nearly 12,000 troops",Ukrainian military intelligence,2024-11-02T12:00:00Z,,hur-2024-11-02-1
North Korean troops in Russia,"10,000",US State Department,2024-11-04T18:00:00Z,2024-11-04,dos-2024-11-04-1
`

export const importRun = {
  id: IDS.import,
  format: "ndjson",
  status: "running",
  received: 10000,
  filed: 6012,
  repeated: 0,
  refused: 3,
  waiting: 3985,
  perSecond: 812.4,
  error: null,
  createdAt: "2024-11-07T08:00:00.123Z",
  startedAt: "2024-11-07T08:00:01.223Z",
  finishedAt: null,
  linesKept: true,
}

export const importLine = {
  line: 17,
  outcome: "refused",
  claim: null,
  problem: {
    type: "urn:countercheck:problem:invalid-request",
    title: "The request does not have the expected shape",
    status: 400,
    detail: "/publishedAt: is missing",
    errors: [{ pointer: "/publishedAt", detail: "is missing" }],
  },
  given: { subject: { name: subjectName.name }, figure: "over 7,000", source: { name: "A wire" } },
}
