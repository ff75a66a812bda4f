import t from "tap"
import { tellFindings } from "./findings.ts"

/** What is found, and what is not although it looks like it. */
const CASES: Readonly<Record<string, readonly (readonly [draft: string, found: string])[]>> = {
  "the word right before an amount of the headline says what it is": [
    [
      "Port plans loss of 12 million euros\n|\nThe loss is to reach 18 million euros this year.",
      "headline: 12 million euros × 18 million euros",
    ],
    ["Greens gain 314 seats\n|\nThey had won 214 seats by the morning.", "headline: 314 × 214"],
    ["Port plans loss of 12 million euros\n|\nThe cranes are to cost 18 million euros this year.", ""],
    [
      "Port plans loss of 12 million euros\n|\nThe loss is to reach 12 million euros. In 2019 the loss was 18 million euros.",
      "",
    ],
  ],
  "behind a colon each part has the name of a kind": [
    ["The farm lost 900 animals: 500 sheep and 600 goats.", "sum: 900 × 500 sheep and 600"],
    ["The farm lost 900 animals: 500 sheep and 400 goats.", ""],
    ["The farm lost 900 animals: 500 sheep and 600 goats, among them kids.", "sum: 900 × 500 sheep and 600"],
    ["The farm lost 900 animals, a record: 500 sheep and 600 goats.", "sum: 900 × 500 sheep and 600"],
    ["The farm lost 900 animals, and its neighbours have 500 sheep and 600 goats.", ""],
    ["Two farms are closed: they have three sheep and two goats.", ""],
  ],
  "fewer of the same kind are those that were told of before, unless they are much fewer": [
    [
      "Crews counted 2,150 flooded homes in the bay. It rained on. Insurers will pay for the 1,600 flooded homes.",
      "within: 1,600 × 2,150",
    ],
    ["Crews counted 2,150 flooded homes in the bay. It rained on. Insurers will pay for the 300 flooded homes.", ""],
    ["Crews counted 2,150 flooded homes in the bay. It rained on. Insurers will pay for the 1,600 insured homes.", ""],
  ],
}

for (const [name, cases] of Object.entries(CASES)) {
  t.test(name, async (t) => {
    for (const [draft, found] of cases) t.same(tellFindings(draft), found === "" ? [] : [found], draft)
  })
}
