import { exampleRejudging } from "../rejudgings/example.ts"
import { EXAMPLE_IDS, exampleNearlyTwelve, exampleSubjectName, exampleTenThousand } from "../values/example.ts"

export const exampleRuleInput = {
  name: "Troop strengths",
  scope: { tag: "troops" },
  settings: { relative: { percent: 10 }, windowDays: 14 },
}

export const exampleRule = {
  id: EXAMPLE_IDS.rule,
  version: 1,
  name: "Troop strengths",
  scope: { tag: "troops" },
  settings: { relative: { percent: "10" }, windowDays: 14 },
  priority: 0,
  status: "active",
  createdAt: "2024-11-07T08:00:00.123Z",
  changedAt: "2024-11-07T08:00:00.123Z",
}

export const exampleRuleVersion = {
  version: 1,
  name: exampleRule.name,
  scope: exampleRule.scope,
  settings: exampleRule.settings,
  priority: exampleRule.priority,
  status: exampleRule.status,
  at: exampleRule.changedAt,
}

export const examplePreview = {
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
      subject: exampleSubjectName,
      figures: [
        { id: EXAMPLE_IDS.figure, quantity: exampleNearlyTwelve, asOf: "2024-11-02" },
        { id: EXAMPLE_IDS.other, quantity: exampleTenThousand, asOf: "2024-11-04" },
      ],
      conflict: EXAMPLE_IDS.conflict,
      before: { verdict: "conflict", status: "open" },
      after: { verdict: "agree", status: "resolved" },
      explanation: '"nearly 12,000 troops" and "10,000" agree: 10,500 to 11,700 is 10.3 % apart and 15 % is allowed.',
    },
  ],
}

export const exampleTolerance = {
  subject: exampleSubjectName,
  settings: {
    relative: { percent: "10" },
    windowDays: 14,
    rounding: "inferred",
    precise: "strict",
    severity: { medium: "10", high: "50" },
    flagged: ["conflict", "tension"],
  },
  rules: [
    { id: EXAMPLE_IDS.rule, version: 1, sets: ["allowance", "windowDays"] },
    { id: "default", version: 1, sets: ["rounding", "precise", "severity", "hedgeProfile", "flagged"] },
  ],
  from: {
    allowance: { rule: EXAMPLE_IDS.rule, version: 1, name: "Troop strengths", scope: { tag: "troops" } },
    windowDays: { rule: EXAMPLE_IDS.rule, version: 1, name: "Troop strengths", scope: { tag: "troops" } },
    rounding: { rule: "default", version: 1, name: "Built in", scope: {} },
    precise: { rule: "default", version: 1, name: "Built in", scope: {} },
    severity: { rule: "default", version: 1, name: "Built in", scope: {} },
    hedgeProfile: { rule: "default", version: 1, name: "Built in", scope: {} },
    flagged: { rule: "default", version: 1, name: "Built in", scope: {} },
  },
}

export const saved = { ...exampleRule, rejudging: exampleRejudging }
