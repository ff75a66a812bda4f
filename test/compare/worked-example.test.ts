import t from "tap"
import { compareFigures } from "../../src/compare/pair/compare-figures.ts"
import type { SubjectRelation } from "../../src/compare/pair/figure.ts"
import { printVerdict } from "../../src/compare/tell/print-verdict.ts"
import { figureOf, makeFrom, onDay, STOCK } from "./figures.ts"

/** North Korean troops in Russia, November 2024: the worked example of the domain page. */
const HUR = { claimants: ["HUR"], ...onDay("2024-11-02") }
const BLINKEN = { claimants: ["Blinken"] }

const tenThousand = figureOf(makeFrom({ value: "10000" }, "10,000"), { ...BLINKEN, subjectName: "Russia" })
const nearlyTwelve = figureOf(makeFrom({ value: "12000", hedge: "nearly" }, "nearly 12,000"), HUR)
const range = figureOf(makeFrom({ min: "10000", max: "12000" }, "10,000-12,000"), { claimants: ["allies"] })
const overSeven = figureOf(makeFrom({ value: "7000", hedge: "more-than" }, "over 7,000"), HUR)
const twelve = figureOf(makeFrom({ value: "12000" }, "12,000"))
const aboutTen = figureOf(makeFrom({ value: "10000", hedge: "about" }, "about 10,000"))
const inKursk = figureOf(makeFrom({ value: "8000" }, "8,000"), { subjectName: "Kursk" })

const SAME: SubjectRelation = "same"
const PART: SubjectRelation = "a-part-of-b"

const TABLE = [
  [
    tenThousand,
    nearlyTwelve,
    SAME,
    "conflict",
    '"10,000" and "nearly 12,000" conflict: 10,000 to 11,400 is 12.3 % apart and 5 % is allowed.',
  ],
  [
    tenThousand,
    twelve,
    SAME,
    "conflict",
    '"10,000" and "12,000" conflict: 10,500 to 11,500 is 8.7 % apart and 5 % is allowed.',
  ],
  [
    aboutTen,
    twelve,
    SAME,
    "tension",
    '"about 10,000" and "12,000" are in tension: strictly they are close enough, but as readers take them 10,500 to 11,500 is 8.7 % apart and 5 % is allowed.',
  ],
  [tenThousand, range, SAME, "agree", '"10,000" and "10,000-12,000" agree: both can be true, at 10,000.'],
  [
    nearlyTwelve,
    range,
    SAME,
    "agree",
    '"nearly 12,000" and "10,000-12,000" agree: both can be true, between 11,700 and 12,000.',
  ],
  [
    overSeven,
    tenThousand,
    SAME,
    "tension",
    '"over 7,000" and "10,000" are in tension: strictly both can be true, but as readers take them 8,000 to 10,000 is 20 % apart and 5 % is allowed.',
  ],
  [
    overSeven,
    nearlyTwelve,
    SAME,
    "tension",
    '"over 7,000" and "nearly 12,000" are in tension: strictly both can be true, but as readers take them 8,000 to 11,700 is 31.6 % apart and 5 % is allowed.',
  ],
  [
    overSeven,
    range,
    SAME,
    "tension",
    '"over 7,000" and "10,000-12,000" are in tension: strictly both can be true, but as readers take them 8,000 to 10,000 is 20 % apart and 5 % is allowed.',
  ],
  [inKursk, tenThousand, PART, "agree", '"8,000" (Kursk), a part, does not exceed its whole, "10,000" (Russia).'],
] as const

for (const [a, b, relation, verdict, explanation] of TABLE) {
  t.test(`${a.quantity.text} x ${b.quantity.text}`, async (t) => {
    const printed = printVerdict(compareFigures(a, b, { ...STOCK, relation }))
    t.equal(printed.verdict, verdict)
    t.equal(printed.explanation, explanation)
    t.strictSame(printed.rules, [
      {
        id: "default",
        version: 1,
        sets: ["allowance", "windowDays", "rounding", "severity", "hedgeProfile", "flagged"],
      },
    ])
  })
}
