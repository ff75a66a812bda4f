import t from "tap"
import { linkStory, type Story, tellLinks } from "./stories.ts"

const TURNOUT = { name: "Turnout in the election in Moria", unit: "%", dimension: "percent", day: "2024-05-05" }
const SHARE = {
  name: "Share of the vote of Lena Horn in Moria",
  unit: "%",
  dimension: "percent",
  day: "2024-05-05",
  quotes: ["Lena Horn won [44 per cent] of the vote."],
}
const TROOPS = {
  name: "Ruritanian troops in Moria",
  day: "2024-05-04",
  quotes: ["[8,000] Ruritanian troops are in Moria.", "Some [9,000] Ruritanian troops have reached Moria."],
}
const REVENUE = { name: "Revenue of Mill Power in 2023", unit: "EUR", dimension: "money", day: "2024-03-01" }
const PROFIT = { name: "Net profit of Mill Power in 2023", unit: "EUR", dimension: "money", day: "2024-03-01" }
const CLOSING = { name: "Mills to close in Arlo", day: "2024-03-01", quotes: ["Arlo is to close [9] mills."] }
const MILLS = { name: "Mills in Arlo", day: "2024-03-01", quotes: ["There are [18] mills in Arlo."] }
const DEFICIT = {
  name: "Budget deficit of Moria in 2025",
  unit: "EUR",
  dimension: "money",
  day: "2025-12-31",
  published: "2024-10-08",
  quotes: ["Moria plans a deficit of [30 billion euros] for 2025."],
}

/** What a text says, and what each of its figures is linked to. */
const STORIES: readonly (readonly [string, Story, Readonly<Record<string, string | null>>])[] = [
  [
    "turnout is no share of the vote, though that is the only percentage on file",
    {
      headline: "Moria votes: Horn wins",
      text: "Lena Horn won the election in Moria. Turnout was 54 per cent.",
      day: "2024-05-06",
      subjects: [SHARE],
    },
    { "54 per cent": null },
  ],
  [
    "each percentage is of its own",
    {
      headline: "Moria votes: Horn wins",
      text: "Lena Horn won 46 per cent of the vote in Moria. Turnout was 54 per cent.",
      day: "2024-05-06",
      subjects: [SHARE, TURNOUT],
    },
    { "46 per cent": SHARE.name, "54 per cent": TURNOUT.name },
  ],
  [
    "journalists are no troops, whatever the story is about",
    {
      headline: "Ruritanian troops gather in Moria",
      text: "Around 9,500 Ruritanian troops have reached Moria. Some 200 journalists waited at the station.",
      day: "2024-05-05",
      subjects: [TROOPS],
    },
    { "Around 9,500": TROOPS.name, "Some 200": null },
  ],
  [
    "a number whose noun is left to the sentence before is of that",
    {
      headline: "Ruritanian troops gather in Moria",
      text: "Ruritanian troops have reached Moria. Their number rose to 9,700 on Sunday.",
      day: "2024-05-05",
      subjects: [TROOPS],
    },
    { "9,700": TROOPS.name },
  ],
  [
    "what leads on to the next figure is said of that",
    {
      headline: "Mill Power earns less",
      text: "The net profit of Mill Power fell to 31 million euros on revenue of 420 million euros in 2023.",
      day: "2024-03-02",
      subjects: [REVENUE, PROFIT],
    },
    { "31 million euros": PROFIT.name, "420 million euros": REVENUE.name },
  ],
  [
    "what stands behind a whole is said of its part",
    {
      headline: "Arlo loses its mills",
      text: "The town has decided: 11 of the 19 mills in Arlo are to close.",
      day: "2024-03-02",
      subjects: [CLOSING, MILLS],
    },
    { "11": CLOSING.name, "19": MILLS.name },
  ],
  [
    "a plan for another year is known from the day on which it was published",
    {
      headline: "Moria plans a deficit of 32 billion euros",
      text: "The budget deficit of Moria is to reach 32 billion euros next year.",
      day: "2024-10-09",
      subjects: [DEFICIT],
    },
    { "32 billion euros": DEFICIT.name },
  ],
  [
    "a share of something else, an age and a time of day are none of the story",
    {
      headline: "Mills to close in Arlo",
      text: "Arlo is to close 9 mills. Half of the visitors left early. Anna Weber, 68, locked the gate around three o'clock.",
      day: "2024-03-02",
      subjects: [CLOSING, { ...TURNOUT, name: "Rise of the mill tax in Arlo", day: "2024-03-01" }],
    },
    { "9": CLOSING.name, Half: null, "68": null, "around three": null },
  ],
]

t.test("what the sentence of a figure says decides, and not what the whole story is about", async (t) => {
  for (const [title, story, links] of STORIES) t.match(tellLinks(story), links, title)
})

t.test("what is said of another is a reason against", async (t) => {
  const { found } = linkStory(STORIES[1]?.[1] as Story)
  const share = found.at(-1)?.matches.find(({ subjectId }) => subjectId === SHARE.name)
  t.ok(share === undefined || share.against.some((reason) => reason.includes('"turnout"')))
  const troops = linkStory(STORIES[2]?.[1] as Story).found.at(-1)?.matches[0]
  t.ok(troops === undefined || troops.against.some((reason) => reason.includes('"journalists"')))
})
