import { exampleIntelligence } from "../values/example.ts"

export const exampleSourceInput = { name: exampleIntelligence.name, url: "https://gur.gov.ua", aliases: ["HUR"] }

export const exampleSource = {
  ...exampleIntelligence,
  aliases: ["HUR"],
  url: "https://gur.gov.ua",
  tags: [],
  createdAt: "2024-11-07T08:00:00.123Z",
  version: 1,
}
