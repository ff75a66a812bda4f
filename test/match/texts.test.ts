import t from "tap"
import { listPairs, pairTexts, readText } from "./texts.ts"

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
  ["years are no counts", "The mill was built in 1898.", "The mill has 1,903 bricks.", []],
  [
    "others are not all",
    "The flood killed 22 people in the valley.",
    "The flood also killed another 15 people in the valley.",
    [],
  ],
  ["one of many is not how many", "The firm runs 31 mills.", "Hilltop is one of the mills that the firm runs.", []],
  [
    "a time of writing is no time of an event",
    "(Oct 5, 2011 12:11 PM EST) The mill burned.",
    "(Nov 7, 2012 7:40 AM EST) A ferry sank.",
    [],
  ],
  ["what is vague meets nothing", "Several boats sank.", "Four boats sank.", []],
]

/** The same, for dates, clock times, places in an order, scores and ratings. */
const POINTS: typeof CASES = [
  ["two years", "The mill was built in 1898.", "The mill was built in 1903.", ["1898 × 1903: conflict"]],
  [
    "two days",
    "Petra Lind was born on 14 March 1898.",
    "Petra Lind, born March 15, 1898, is a poet.",
    ["14 March 1898 × March 15, 1898: conflict"],
  ],
  ["a day within a year", "It opened on 14 March 1898.", "It opened in 1898.", ["14 March 1898 × 1898: agree"]],
  [
    "a day without its year",
    "It opened on 14 March 1898.",
    "It opened on March 14.",
    ["14 March 1898 × March 14: agree"],
  ],
  ["and another day", "It opened on 14 March 1898.", "It opened on March 12.", ["14 March 1898 × March 12: conflict"]],
  [
    "before and after",
    "It opened on 14 March 1898.",
    "It opened after 1900.",
    ["14 March 1898 × after 1900: conflict"],
  ],
  ["long before", "It opened on 14 March 1898.", "It opened before 1950.", ["14 March 1898 × before 1950: agree"]],
  [
    "the ends of a span",
    "She led the guild from 1970 to 1977.",
    "She led the guild from 1972 to 1977.",
    ["1970 × 1972: conflict", "1977 × 1977: agree"],
  ],
  [
    "one season and the next",
    "The 2013–14 season was wet.",
    "The 2014–15 season was wet.",
    ["2013–14 × 2014–15: conflict"],
  ],
  ["places of one thing", "It was their third album.", "It was their 5th album.", ["third × 5th: conflict"]],
  ["places of two things", "It was their third album.", "It was their fifth concert.", []],
  ["a number behind its noun", "He left in the third season.", "He left in season 3.", ["third × season 3: agree"]],
  ["scores", "The reds won the final 3-1.", "The reds won the final 4-1.", ["3-1 × 4-1: conflict", "3-1 × 4-1: agree"]],
  [
    "who is named first does not matter",
    "The reds won the cup 3-1.",
    "The blues lost 1-3 in the cup.",
    ["3-1 × 1-3: agree", "3-1 × 1-3: agree"],
  ],
  [
    "ratings",
    "It holds a rating of 4.8/10.",
    "It holds a rating of 5.1 out of 10.",
    ["4.8/10 × 5.1 out of 10: conflict"],
  ],
  ["ratings are rounded", "It holds a rating of 4.8/10.", "It holds a rating of 4.78/10.", ["4.8/10 × 4.78/10: agree"]],
  [
    "ratings are hedged",
    "It holds a rating of 4.8/10.",
    "It holds a rating over 4.7/10.",
    ["4.8/10 × over 4.7/10: agree"],
  ],
  ["ratings on two scales", "It holds a rating of 4.8/10.", "It holds a rating of 3.1/5.", []],
  ["clock times", "The gate opens at 7 pm.", "The gate opens at 8 p.m.", ["7 pm × 8 p.m.: conflict"]],
  ["a date is no clock time", "The gate opens on 7 May.", "The gate opens at 8 p.m.", []],
  [
    "a year that tells which one is meant",
    "The 2011 ranking of mills puts it third in the valley.",
    "The 2014 ranking of ports names the town.",
    [],
  ],
  ["a year is no place", "It was built in 1898.", "It was the 3rd mill.", []],
]

/** A headline, and its text. */
const HEADLINES: typeof CASES = [
  [
    "leaves out hedges",
    "City to pay $7M for the wrecked ferry",
    "The city has agreed to pay more than $7 million for the wrecked ferry, its owner said on Monday.",
    ["$7M × more than $7 million: agree"],
  ],
  [
    "and decimals",
    "Port sells old cranes for $8M",
    "The port has sold its three old cranes for $8.3 million, it said in its report for the year.",
    ["$8M × $8.3 million: agree"],
  ],
  [
    "but no more than that",
    "Port sells old cranes for $8M",
    "The port has sold its three old cranes for more than $9.3 million, it said in its report.",
    ["$8M × more than $9.3 million: conflict"],
  ],
  [
    "a sentence is no headline",
    "The port has sold its three old cranes for $8 million.",
    "The port has sold its three old cranes for $8.3 million, it said in its report for the year.",
    ["three × three: agree", "$8 million × $8.3 million: conflict"],
  ],
]

/** The same sentence, written twice. */
const VERSIONS: typeof CASES = [
  [
    "a hedge that both have does not excuse the number",
    "The clip of the ferry has been seen by over 790 million people so far.",
    "The clip of the ferry has been seen by over 810 million people so far.",
    ["over 790 million × over 810 million: conflict"],
  ],
  [
    "as it would in two reports",
    "Over 790 million people have seen it.",
    "The clip of the ferry was seen by over 710 million people.",
    ["Over 790 million × over 710 million: tension"],
  ],
  [
    "ranges with one other end",
    "The masks work best between 6 and 15 litres for each patient.",
    "The masks work best between 6 and 12 litres for each patient.",
    ["between 6 and 15 litres × between 6 and 12 litres: conflict"],
  ],
  [
    "a rounded form still agrees",
    "The port handled 98.9 million tonnes of grain last year.",
    "The port handled 99 million tonnes of grain last year.",
    ["98.9 million tonnes × 99 million tonnes: agree"],
  ],
  [
    "what is no rounded form does not",
    "The score of the film is based on 280 reviews so far.",
    "The score of the film is based on 285 reviews so far.",
    ["280 × 285: conflict"],
  ],
  [
    "figures keep to their places",
    "The club has won 18 cups at home, 4 cups abroad and 2 shields.",
    "The club has won 19 cups at home, 2 cups abroad and 4 shields.",
    ["18 × 19: conflict", "4 × 2: conflict", "2 × 4: conflict"],
  ],
]

for (const [name, a, b, expected] of [...CASES, ...POINTS, ...HEADLINES, ...VERSIONS]) {
  t.test(name, async (t) => {
    t.strictSame(listPairs(a, b), expected)
  })
}

t.test("each figure meets at most one other", async (t) => {
  const a = "The fire burned 5 barns. It burned 5 barns, the mayor said."
  t.equal(listPairs(a, "Fire burned 5 barns.").length, 1)
})

t.test("texts that both date a figure, far apart, are not held against each other", async (t) => {
  const publishedAt = "2024-12-01T00:00:00Z"
  const a = readText("As of 3 March 2024, the town has 410 wells.", { publishedAt })
  const b = readText("As of 9 October 2024, the town has 520 wells.", { publishedAt })
  const wells = (pairs: ReturnType<typeof pairTexts>) => pairs.filter(({ b }) => b.text === "520")
  t.equal(wells(pairTexts(a, b)).length, 0)
  t.equal(wells(pairTexts(a, readText("The town has 520 wells."))).length, 1)
})

t.test("the explanation of two points that disagree is in days, years or minutes", async (t) => {
  const cases = [
    ["It opened in 1898.", "It opened in 1903.", '"1898" and "1903" conflict: they are 5 years apart.'],
    ["It opened on 4 May.", "It opened on 5 May.", '"4 May" and "5 May" conflict: they are 1 day apart.'],
    ["It opens at 7 pm.", "It opens at 8 pm.", '"7 pm" and "8 pm" conflict: they are 60 minutes apart.'],
    [
      "It opened in 1898.",
      "It opened after 1898.",
      '"1898" and "after 1898" conflict: the one begins where the other ends.',
    ],
  ] as const
  for (const [a, b, explanation] of cases) {
    const [pair] = pairTexts(a, b)
    t.equal(pair?.explanation, explanation)
  }
})

t.test("exchanging the texts exchanges the sides and changes nothing else", async (t) => {
  for (const [, a, b] of [...CASES, ...POINTS, ...HEADLINES, ...VERSIONS]) {
    const swapped = listPairs(b, a).map((line) => line.replace(/^(.*) × (.*): (.*)$/, "$2 × $1: $3"))
    t.strictSame(swapped.toSorted(), listPairs(a, b).toSorted())
  }
})
