import { test } from "tap"
import { BUILT_IN_TOLERANCE } from "../../src/compare/tolerance.ts"
import { compareTexts } from "../../src/operations/compare-texts/compare-texts.ts"
import { exact } from "../../src/quantity/exact.ts"
import { readMentions } from "../../src/text/read-mentions.ts"

const TOLERANCE = { ...BUILT_IN_TOLERANCE, relativePercent: exact(0) }

/** Every pair as "wording × wording: verdict". */
function compare(textA: string, textB: string): readonly string[] {
  const [a, b] = [readMentions(textA), readMentions(textB)]
  return compareTexts({ ...a, text: textA }, { ...b, text: textB }, { measure: "stock", tolerance: TOLERANCE }).map(
    (pair) => `${a.mentions[pair.a]?.text} × ${b.mentions[pair.b]?.text}: ${pair.verdict.verdict}`,
  )
}

/** [what it shows, one text, the other, the pairs that meet] */
const CASES: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    "figures of one thing meet by their nouns, in whatever order",
    "The storm left 14 people dead and 230 houses without a roof.",
    "Some 190 houses lost their roofs and 14 people died.",
    ["14 × 14: agree", "230 × Some 190: conflict"],
  ],
  ["a headline rounds", "12K marchers fill the square", "Stewards counted 11,967 marchers.", ["12K × 11,967: agree"]],
  [
    "a bound holds of what lies above it",
    "More than 50 miners are trapped.",
    "A company list names 52 miners.",
    ["More than 50 × 52: agree"],
  ],
  [
    "and not of what lies below",
    "More than 50 miners are trapped.",
    "A company list names 48 miners.",
    ["More than 50 × 48: conflict"],
  ],
  ["the dead and the wounded are two", "The blast killed 31 people.", "The blast wounded 48 people.", []],
  [
    "casualties are neither the dead nor the wounded",
    "Three dead and five wounded after the ambush.",
    "The ambush left eight casualties.",
    [],
  ],
  ["money is not a count", "The bridge cost $40 million.", "The bridge has 40 lamps.", []],
  ["a change is not a level", "Rents rose by 5%.", "Rents stand at 7% of income.", []],
  ["an age is not a span of time", "The climber is 41 years old.", "The climb took two years.", []],
  ["years are no figures", "The mill was built in 1898.", "The mill was built in 1903.", []],
  ["what is vague meets nothing", "Several boats sank.", "Four boats sank.", []],
]

for (const [name, a, b, expected] of CASES) {
  test(name, async (t) => {
    t.same(compare(a, b), expected)
  })
}
