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
  [
    "figures that add up to the other are its parts",
    "The raid left three dogs and five dogs in two shelters.",
    "The raid left eight dogs without an owner.",
    [],
  ],
  [
    "the whole of N of M meets the whole",
    "Seven of the 12 ferries are in dock.",
    "Nine of the 12 ferries are in dock.",
    ["Seven × Nine: conflict", "12 × 12: agree"],
  ],
  [
    "what is said of the whole meets what is said of the whole",
    "The game earned $70 million in America and $95 million worldwide.",
    "The game made $71 million worldwide.",
    ["$95 million × $71 million: conflict"],
  ],
  [
    "a figure that is repeated takes its partner out of play",
    "The council closed 19 pools; 26 of the pools had leaks.",
    "A list of 19 pools was published.",
    ["19 × 19: agree"],
  ],
  [
    "nouns that name one thing",
    "The clash left 21 soldiers wounded.",
    "In the clash 27 troops were injured.",
    ["21 × 27: conflict"],
  ],
  ["units are converted", "The wall is 2 km long.", "The wall is 3,000 m long.", ["2 km × 3,000 m: conflict"]],
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

test("each figure meets at most one other", async (t) => {
  const a = "The fire burned 5 barns. It burned 5 barns, the mayor said."
  t.equal(compare(a, "Fire burned 5 barns.").length, 1)
})

test("the figures alone are enough to compare, without the words around them", async (t) => {
  const [a, b] = [readMentions("The yard built 12 ships."), readMentions("It built 15 ships.")]
  const pairs = compareTexts(a, b, { measure: "stock", tolerance: TOLERANCE })
  t.same(
    pairs.map(({ verdict }) => verdict.verdict),
    ["conflict"],
  )
})

test("texts that both date a figure, far apart, are not held against each other", async (t) => {
  const publishedAt = "2024-12-01T00:00:00Z"
  const a = readMentions("As of 3 March 2024, the town has 410 wells.", { publishedAt })
  const b = readMentions("As of 9 October 2024, the town has 520 wells.", { publishedAt })
  t.same(compareTexts(a, b, { measure: "stock", tolerance: TOLERANCE }), [])
  t.equal(
    compareTexts(a, readMentions("The town has 520 wells."), { measure: "stock", tolerance: TOLERANCE }).length,
    1,
  )
})

test("exchanging the texts exchanges the sides and changes nothing else", async (t) => {
  for (const [, a, b] of CASES) {
    const swapped = compare(b, a).map((line) => line.replace(/^(.*) × (.*): (.*)$/, "$2 × $1: $3"))
    t.same(swapped.toSorted(), compare(a, b).toSorted())
  }
})
