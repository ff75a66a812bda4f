import { EXAMPLE_IDS } from "../values/example.ts"

export const exampleRejudging = {
  id: EXAMPLE_IDS.rejudging,
  rule: { id: EXAMPLE_IDS.rule, version: 1 },
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
