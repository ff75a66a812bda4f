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
  "a number of the headline that looks like one of the text with a slip, whatever it counts": [
    ["Choir sings before 16,480\n|\nThe hall was packed: 14,680 had bought a seat.", "headline: 16,480 × 14,680"],
    ["Choir sings before 16,480\n|\nThe hall was packed: 16,430 had bought a seat.", "headline: 16,480 × 16,430"],
    ["Bank lifts rate to 5.25\n|\nThe bank has raised its rate to 2.55.", "headline: 5.25 × 2.55"],
    ["Choir sings before 16,480\n|\nThe hall held 16,480, and 14,680 had come last year.", ""],
    ["Choir sings before 16,000\n|\nThe hall was packed: 61,000 wanted a seat.", ""],
    ["Choir sings before 16,480\n|\nThe hall was packed: it took 14,680 euros in fees.", ""],
    ["Choir sings 148 songs\n|\nThe choir has 184 members, the hall said.", ""],
    ["Choir sings before 480\n|\nThe hall was packed: 490 had bought a seat.", ""],
    ["Choir sings before 16,480\n|\nOf those who came, 14,680 were early and 18,460 sang.", ""],
  ],
  "parts of a whole end where the sentence goes on to something else": [
    [
      "The camp holds 500 people. Of these, 220 are men, 180 are women and 150 are children, said the club, which has 12 helpers.",
      "sum: 500 × 220 are men, 180 are women and 150",
    ],
    [
      "The camp holds 500 people. Of these, 220 are men, 180 are women and 100 are children, said the club, which has 12 helpers.",
      "",
    ],
    ["The camp holds 500 people. Of these, 220 are men, 180 are women and 150 of them can read.", ""],
  ],
  "with the rest go the parts that were told before it": [
    [
      "The Reds have 40 seats and the Blues have 35. The remaining 15 of the 80 seats are vacant.",
      "sum: 80 × 40 seats and the Blues have 35. The remaining 15",
    ],
    ["The Reds have 40 seats and the Blues have 25. The remaining 15 of the 80 seats are vacant.", ""],
    ["The Reds have 40 seats and the Blues have 35. Only 15 of the 80 seats are vacant.", ""],
  ],
  "no money is spent twice": [
    [
      "The port gets 90 million euros, of which 50 million euros are for the quay, 30 million euros for cranes and 20 million euros for rails.",
      "sum: 90 million euros × 50 million euros are for the quay, 30 million euros for cranes and 20 million euros",
    ],
    [
      "The port gets 90 million euros, of which 50 million euros are for the quay, 20 million euros for cranes and 10 million euros for rails.",
      "",
    ],
    [
      "The port gets 90 million euros, of which 60 million euros are for the quay, including 30 million euros for cranes and 20 million euros for rails.",
      "",
    ],
    [
      "The port gets 90 million euros: 50 million euros for the quay, 30 million euros for cranes, and the rest for rails.",
      "",
    ],
    [
      "The port gets 90 million euros: 50 million euros for the quay, 30 million euros for cranes, and no more for rails.",
      "sum: 90 million euros × 50 million euros for the quay, 30 million euros",
    ],
    ["The ward has 90 patients, of whom 60 have a cough, 30 have a fever and 20 have a rash.", ""],
  ],
  "what is needed is not what there is": [
    ["The club has 58 members. It rained. The club has 54 members.", "within: 54 × 58"],
    ["The club has 58 members. It rained. The club needs 54 members.", ""],
    ["The club needs 58 members. It rained. The club needs 54 members.", "within: 54 × 58"],
    ["The club has 58 members. It rained. The club seeks 54 members for a quorum.", ""],
  ],
  "a headline is not held against what was hoped for, nor where the text has its very words": [
    ["Mill lifts dividend to 62 cents\n|\nThe mill will pay a dividend of 57 cents.", "headline: 62 cents × 57 cents"],
    ["Mill lifts dividend to 62 cents\n|\nThe owners had hoped for a dividend of 57 cents.", ""],
    [
      "Mill lifts dividend to 62 cents\n|\nIt pays 62 cents a share. The mill will pay a dividend of 57 cents to others.",
      "",
    ],
    [
      "Mill lifts dividend to 62 cents\n|\nIt pays 26 cents a share. The mill will pay a dividend of 57 cents to others.",
      "headline: 62 cents × 57 cents",
    ],
  ],
  "of what is handed out each has its own": [
    ["The tower has 40 windows. Only 15 of the 80 windows are clean.", "within: 80 × 40"],
    ["The Reds have 40 seats. Only 15 of the 80 seats are vacant.", ""],
  ],
}

for (const [name, cases] of Object.entries(CASES)) {
  t.test(name, async (t) => {
    for (const [draft, found] of cases) t.same(tellFindings(draft), found === "" ? [] : [found], draft)
  })
}
