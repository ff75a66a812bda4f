import t from "tap"
import { compareFigures } from "../../src/compare/pair/compare-figures.ts"
import type { ComparedFigure, SubjectRelation } from "../../src/compare/pair/figure.ts"
import { printVerdict } from "../../src/compare/tell/print-verdict.ts"
import type { StructuredFigure } from "../../src/quantity/build-quantity.ts"
import { figureOf, makeFrom, onDay, STOCK } from "./figures.ts"

/** North Korean troops in Russia, November 2024: the worked example of the domain page. */
const HUR = { claimants: ["HUR"], ...onDay("2024-11-02") }

const figure = (structure: StructuredFigure, text: string, change: Partial<ComparedFigure> = {}) =>
  figureOf(makeFrom(structure, text), change)
const count = (text: string) => figure({ value: text.replaceAll(",", "") }, text)

const tenThousand = figure({ value: "10000" }, "10,000", { claimants: ["Blinken"], subjectName: "Russia" })
const nearlyTwelve = figure({ value: "12000", hedge: "nearly" }, "nearly 12,000", HUR)
const range = figure({ min: "10000", max: "12000" }, "10,000-12,000", { claimants: ["allies"] })
const overSeven = figure({ value: "7000", hedge: "more-than" }, "over 7,000", HUR)
const aboutTen = figure({ value: "10000", hedge: "about" }, "about 10,000")
const asManyAsEight = figure({ value: "8000", hedge: "up-to" }, "as many as 8,000", { subjectName: "Kursk" })
const overFive = figure({ value: "5000", hedge: "more-than" }, "more than 5,000", { subjectName: "Kursk" })
const eightInKursk = figure({ value: "8000" }, "8,000", { subjectName: "Kursk" })
const elevenInKursk = figure({ value: "11000" }, "11,000", { subjectName: "Kursk" })

const SAME: SubjectRelation = "same"
const PART: SubjectRelation = "a-part-of-b"

type Row = readonly [a: ComparedFigure, b: ComparedFigure, relation: SubjectRelation, verdict: string, sentence: string]

const TABLE: readonly Row[] = [
  [
    tenThousand,
    nearlyTwelve,
    SAME,
    "conflict, medium",
    '"10,000" and "nearly 12,000" conflict: 10,000 to 11,400 is 12.3 % apart and 5 % is allowed.',
  ],
  [
    tenThousand,
    count("12,000"),
    SAME,
    "conflict, medium",
    '"10,000" and "12,000" conflict: 10,000 to 12,000 is 16.7 % apart and 5 % is allowed.',
  ],
  [
    tenThousand,
    count("11,000"),
    SAME,
    "conflict, medium",
    '"10,000" and "11,000" conflict: 10,000 to 11,000 is 9.1 % apart and 5 % is allowed.',
  ],
  [
    tenThousand,
    count("11,100"),
    SAME,
    "conflict, medium",
    '"10,000" and "11,100" conflict: 10,000 to 11,100 is 9.9 % apart and 5 % is allowed.',
  ],
  [
    tenThousand,
    count("10,600"),
    SAME,
    "conflict, medium",
    '"10,000" and "10,600" conflict: 10,000 to 10,600 is 5.7 % apart and 5 % is allowed.',
  ],
  [
    tenThousand,
    count("10,400"),
    SAME,
    "agree: rounding",
    '"10,000" and "10,400" agree: the difference is no more than rounding.',
  ],
  [
    aboutTen,
    count("12,000"),
    SAME,
    "conflict, medium",
    '"about 10,000" and "12,000" conflict: 11,000 to 12,000 is 8.3 % apart and 5 % is allowed.',
  ],
  [tenThousand, range, SAME, "agree: overlap", '"10,000" and "10,000-12,000" agree: both can be true, at 10,000.'],
  [
    nearlyTwelve,
    range,
    SAME,
    "agree: overlap",
    '"nearly 12,000" and "10,000-12,000" agree: both can be true, between 11,700 and 12,000.',
  ],
  [
    overSeven,
    tenThousand,
    SAME,
    "tension, medium",
    '"over 7,000" and "10,000" are in tension: strictly both can be true, but as readers take them 8,000 to 10,000 is 20 % apart and 5 % is allowed.',
  ],
  [
    overSeven,
    nearlyTwelve,
    SAME,
    "tension, medium",
    '"over 7,000" and "nearly 12,000" are in tension: strictly both can be true, but as readers take them 8,000 to 11,700 is 31.6 % apart and 5 % is allowed.',
  ],
  [
    overSeven,
    range,
    SAME,
    "tension, medium",
    '"over 7,000" and "10,000-12,000" are in tension: strictly both can be true, but as readers take them 8,000 to 10,000 is 20 % apart and 5 % is allowed.',
  ],
  [
    asManyAsEight,
    overFive,
    SAME,
    "agree: overlap",
    '"as many as 8,000" and "more than 5,000" agree: both can be true, between 5,000 and 8,000.',
  ],
  [
    eightInKursk,
    tenThousand,
    PART,
    "agree: part",
    '"8,000" (Kursk), a part, does not exceed its whole, "10,000" (Russia).',
  ],
  [
    elevenInKursk,
    tenThousand,
    PART,
    "conflict, medium",
    '"11,000" (Kursk), a part, exceeds its whole, "10,000" (Russia): 10,000 to 11,000 is 9.1 % apart and 5 % is allowed.',
  ],
  [
    count("20"),
    count("21"),
    SAME,
    "conflict, low",
    '"20" and "21" conflict: 20 to 21 is 4.8 % apart and only rounding is allowed between figures as precise as these.',
  ],
  [
    count("11,967"),
    count("11,976"),
    SAME,
    "conflict, low",
    '"11,967" and "11,976" conflict: 11,967 to 11,976 is 0.08 % apart and only rounding is allowed between figures as precise as these.',
  ],
  [
    figure({ value: "55", unit: "%" }, "55 %"),
    figure({ value: "53", unit: "%" }, "53 %"),
    SAME,
    "conflict, medium",
    '"55 %" and "53 %" conflict: 53 to 55 % is 2 percentage points apart and the allowance is 0.5 percentage points.',
  ],
]

for (const [a, b, relation, verdict, explanation] of TABLE) {
  t.test(`${a.quantity.text} x ${b.quantity.text}`, async (t) => {
    const printed = printVerdict(compareFigures(a, b, { ...STOCK, relation }))
    t.equal(printed.verdict + (printed.basis ? `: ${printed.basis}` : `, ${printed.severity}`), verdict)
    t.equal(printed.explanation, explanation)
    t.strictSame(printed.rules, [
      {
        id: "default",
        version: 1,
        sets: ["allowance", "windowDays", "rounding", "precise", "severity", "hedgeProfile", "flagged"],
      },
    ])
  })
}
