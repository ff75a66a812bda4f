import { exampleSubjectName } from "../values/example.ts"

export const exampleSubjectInput = {
  name: exampleSubjectName.name,
  measure: "stock",
  aliases: ["DPRK troops in Russia"],
  tags: ["war in Ukraine"],
}

export const exampleSubject = {
  ...exampleSubjectName,
  aliases: ["DPRK troops in Russia"],
  unit: "1",
  measure: "stock",
  measureAssumed: false,
  tags: ["war in Ukraine"],
  externalIds: {},
  partOf: [],
  parts: [],
  exhaustive: false,
  disjoint: false,
  archivedAt: null,
  createdAt: "2024-11-07T08:00:00.123Z",
  version: 1,
}
