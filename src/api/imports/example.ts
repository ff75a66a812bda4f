import { EXAMPLE_IDS, exampleSubjectName } from "../values/example.ts"

export const exampleImportNdjson = `{"subject":{"name":"North Korean troops in Russia"},"figure":"nearly 12,000 troops","source":{"name":"Ukrainian military intelligence"},"publishedAt":"2024-11-02T12:00:00Z","externalId":"hur-2024-11-02-1"}
{"subject":{"name":"North Korean troops in Russia"},"figure":"10,000","source":{"name":"US State Department"},"publishedAt":"2024-11-04T18:00:00Z","externalId":"dos-2024-11-04-1"}
`

export const exampleImportCsv = `subject,figure,source,publishedAt,asOf,externalId
North Korean troops in Russia,"nearly 12,000 troops",Ukrainian military intelligence,2024-11-02T12:00:00Z,,hur-2024-11-02-1
North Korean troops in Russia,"10,000",US State Department,2024-11-04T18:00:00Z,2024-11-04,dos-2024-11-04-1
`

export const exampleImportRun = {
  id: EXAMPLE_IDS.import,
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
  csv: null,
  linesKept: true,
  undo: null,
}

export const exampleImportLine = {
  line: 17,
  outcome: "refused",
  claim: null,
  subjectCreated: false,
  record: null,
  problem: {
    type: "urn:countercheck:problem:invalid-request",
    title: "The request does not have the expected shape",
    status: 400,
    detail: "/publishedAt: is missing",
    errors: [{ pointer: "/publishedAt", detail: "is missing" }],
  },
  given: { subject: { name: exampleSubjectName.name }, figure: "over 7,000", source: { name: "A wire" } },
}

export const exampleRefused = `Thema;Zahl;Quelle;veröffentlicht am;reason\r
Soldaten;12. Mrz;HUR;2024-11-02;"line 4: /figure: ""12. Mrz"" was not read: it reads as a date"\r
`

export const exampleUndone = {
  ...exampleImportRun,
  status: "done",
  filed: 9997,
  waiting: 0,
  finishedAt: "2024-11-07T08:00:14.223Z",
  undo: {
    status: "running",
    reason: "The wrong file.",
    claims: 9997,
    retracted: 4200,
    kept: 2,
    waiting: 5795,
    error: null,
    createdAt: "2024-11-07T09:00:00.123Z",
    finishedAt: null,
  },
}
