import t from "tap"
import { listPairs } from "./texts.ts"

/** [what it shows, one text, the other, the pairs that meet] */
type Case = readonly [string, string, string, readonly string[]]

const SAME: readonly Case[] = [
  [
    "people and those who were killed",
    "Seven people died and 12 were injured.",
    "Twelve people were injured and eight were killed.",
    ["Seven × eight: conflict", "12 × Twelve: agree"],
  ],
  [
    "arrests",
    "Police arrested 30 protesters.",
    "Thirty-four protesters were detained.",
    ["30 × Thirty-four: conflict"],
  ],
  ["homes and houses", "The fire destroyed 40 homes.", "Flames destroyed 45 houses.", ["40 × 45: conflict"]],
  [
    "lost jobs",
    "The company will lay off 900 workers.",
    "About 800 jobs will be cut at the company.",
    ["900 × About 800: conflict"],
  ],
  [
    "inhabitants and the population",
    "The town has 12,000 inhabitants.",
    "The town has a population of 12,700.",
    ["12,000 × 12,700: conflict"],
  ],
  ["children and kids", "The bus carried 41 children.", "The bus carried 38 kids.", ["41 × 38: conflict"]],
  ["one weight in two units", "A 5 kg parcel arrived.", "A parcel of 5,000 g arrived.", ["5 kg × 5,000 g: agree"]],
  [
    "the part meets the part and the whole the whole",
    "Three of the five miners were rescued.",
    "Two of the five miners were rescued.",
    ["Three × Two: conflict", "five × five: agree"],
  ],
]

const NOT_THE_SAME: readonly Case[] = [
  ["revenue and profit", "Revenue rose to $40 million.", "Profit came to $12 million.", []],
  [
    "revenue and profit, where both texts give both",
    "The firm reported revenue of $40 million and a profit of $6 million.",
    "The firm reported a profit of $7 million and revenue of $40 million.",
    ["$40 million × $40 million: agree", "$6 million × $7 million: conflict"],
  ],
  [
    "March and April, where one text gives both",
    "In March the port handled 300 ships and in April it handled 340 ships.",
    "In April the port handled 345 ships.",
    ["April × April: agree", "340 × 345: agree"],
  ],
  [
    "Italy and Spain, where both texts give both",
    "Italy reported 400 cases and Spain reported 700 cases.",
    "Spain reported 720 cases and Italy reported 400 cases.",
    ["400 × 400: agree", "700 × 720: conflict"],
  ],
  ["the injured and the killed", "The crash injured 14 people.", "The crash killed 9 people.", []],
  ["the killed and the missing", "The storm killed 12 people.", "The storm left 12 people missing.", []],
  ["cost and takings", "The film cost $80 million to make.", "The film grossed $300 million worldwide.", []],
  [
    "takings at home and abroad",
    "The film made $90 million in North America and $160 million abroad.",
    "Overseas it took $150 million; domestically it made $90 million.",
    ["$90 million × $90 million: agree", "$160 million × $150 million: conflict"],
  ],
  [
    "the parts of a sum and the sum",
    "Seven soldiers and four civilians were killed.",
    "Eleven people were killed.",
    [],
  ],
  ["a length and a distance", "The bridge is 300 m long.", "The bridge is 300 km from the coast.", []],
  ["an age and a span of time", "The temple is 400 years old.", "The dig lasted 3 years.", []],
  ["a share and how much it fell", "Turnout was 61%.", "Turnout fell by 4%.", []],
  ["other people", "The storm killed 12 people.", "The storm killed another 20 people.", []],
  ["sentences on two things", "The ferry carries 40 cars.", "Rents rose by 5%.", []],
]

const POINTS: readonly Case[] = [
  ["two scores", "The game ended 2-1.", "The game ended 3-1.", ["2-1 × 3-1: conflict", "2-1 × 3-1: agree"]],
  ["two clock times", "Doors open at 6:30 pm.", "Doors open at 7 pm.", ["6:30 pm × 7 pm: conflict"]],
  ["one clock time", "Doors open at 6:30 pm.", "Doors open at 18:30.", ["6:30 pm × 18:30: agree"]],
  ["two months", "The exhibition closes on 3 April.", "The exhibition closes on 3 May.", ["3 April × 3 May: conflict"]],
  ["a date and a count", "The exhibition closes on 3 April.", "The exhibition shows 3 chairs.", []],
]

for (const [name, a, b, expected] of [...SAME, ...NOT_THE_SAME, ...POINTS]) {
  t.test(name, async (t) => {
    t.strictSame(listPairs(a, b), expected)
    const swapped = listPairs(b, a).map((line) => line.replace(/^(.*) × (.*): (.*)$/, "$2 × $1: $3"))
    t.strictSame(swapped.toSorted(), [...expected].toSorted(), "with the texts exchanged")
  })
}
