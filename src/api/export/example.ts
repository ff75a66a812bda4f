import { exampleIntelligence } from "../values/example.ts"

const exampleSourceRecord = {
  kind: "source",
  ...exampleIntelligence,
  aliases: ["HUR"],
  url: null,
  tags: [],
  mergedInto: null,
  createdAt: "2024-11-07T08:00:00.123Z",
  history: [],
}

export const exampleExport = `${JSON.stringify(exampleSourceRecord)}\n`
