import t from "tap"
import { linkStory, type Story, tellLinks } from "./stories.ts"

const FLOOD = [
  {
    name: "People killed in the Elbe flood, August 2002",
    day: "2002-08-16",
    quotes: ["The Elbe flood has killed [12] people in Saxony."],
  },
  {
    name: "People evacuated in the Elbe flood, August 2002",
    day: "2002-08-16",
    quotes: ["[30,000] people were evacuated in Dresden."],
  },
  { name: "Homes damaged by the Elbe flood, August 2002", day: "2002-08-16" },
  {
    name: "People killed in the Oder flood, July 1997",
    day: "1997-07-20",
    quotes: ["The Oder flood killed [100] people in Poland."],
  },
]

const TROOPS = [
  { name: "Soldiers killed in the battle of Arlo", quotes: ["The army lost [40] dead at Arlo."], day: "2024-05-04" },
  { name: "Soldiers wounded in the battle of Arlo", day: "2024-05-04" },
  { name: "Prisoners taken in the battle of Arlo", day: "2024-05-04" },
  { name: "Drones shot down over Arlo", day: "2024-05-04" },
  { name: "Drones launched at Arlo", day: "2024-05-04" },
]

const TROOPS_ABROAD = [
  { name: "Ruritanian troops in Moria", day: "2024-05-04" },
  { name: "Ruritanian troops in the Tarn region of Moria", partOf: "Ruritanian troops in Moria", day: "2024-05-04" },
]

const TROOPS_ON_FILE = [
  {
    name: "Ruritanian troops in Moria",
    day: "2024-05-04",
    quotes: ["[8,000] Ruritanian troops are in Moria.", "Some [9,000] Ruritanian troops have reached Moria."],
  },
  { name: "Ruritanian troops in the Tarn region", partOf: "Ruritanian troops in Moria", day: "2024-05-04" },
]

const TOLL = "Deaths in the Harbour Street fire, March 2021"

/** What a text says, and what each of its figures is linked to. */
const STORIES: readonly (readonly [string, Story, Readonly<Record<string, string | null>>])[] = [
  [
    "what happened to the counted decides between subjects of one event",
    {
      headline: "Elbe flood: Saxony counts its dead",
      text: "The flood of the Elbe has killed 21 people in Saxony, and 33,000 people were evacuated in Dresden.",
      day: "2002-08-18",
      subjects: FLOOD,
    },
    { "21": FLOOD[0]?.name ?? "", "33,000": FLOOD[1]?.name ?? "" },
  ],
  [
    "what nothing stored counts is linked to nothing",
    {
      headline: "Elbe flood: Saxony counts its dead",
      text: "The mayor spoke for 20 minutes, and 14 sheep drowned in a village near Meissen.",
      day: "2002-08-18",
      subjects: FLOOD,
    },
    { "20 minutes": null, "14": null },
  ],
  [
    "each figure of a sentence has its own subject",
    {
      headline: "Battle of Arlo: army gives losses",
      text: "In the battle of Arlo 52 soldiers were killed, 130 were wounded and 17 were taken prisoner.",
      day: "2024-05-05",
      subjects: TROOPS,
    },
    { "52": TROOPS[0]?.name ?? "", "130": TROOPS[1]?.name ?? "", "17": TROOPS[2]?.name ?? "" },
  ],
  [
    "what was launched is not what was shot down",
    {
      headline: "Drones over Arlo",
      text: "Of the drones launched at Arlo overnight, 44 were shot down.",
      day: "2024-05-05",
      subjects: TROOPS,
    },
    { "44": TROOPS[3]?.name ?? "" },
  ],
  [
    "the whole, unless a word that only the part has stands by the figure",
    {
      headline: "Ruritanian troops in Moria",
      text: "Ruritania has sent 9,000 troops to Moria. Some 2,000 Ruritanian troops are in the Tarn region of Moria.",
      day: "2024-05-05",
      subjects: TROOPS_ABROAD,
    },
    { "9,000": TROOPS_ABROAD[0]?.name ?? "", "Some 2,000": TROOPS_ABROAD[1]?.name ?? "" },
  ],
  [
    "a word that only the part has stands by the figure, however much is on file for the whole",
    {
      headline: "Ruritanian troops gather in Moria",
      text: "Around 4,000 Ruritanian troops have reached the Tarn region. About 9,000 Ruritanian troops are in Moria.",
      day: "2024-05-05",
      subjects: TROOPS_ON_FILE,
    },
    { "Around 4,000": TROOPS_ON_FILE[1]?.name ?? "", "About 9,000": TROOPS_ON_FILE[0]?.name ?? "" },
  ],
  [
    "the whole, where no word that only the part has stands by the figure, however much is on file for the part",
    {
      headline: "Ruritanian troops gather in Moria",
      text: "Around 4,000 Ruritanian troops have reached Moria, the ministry said.",
      day: "2024-05-05",
      subjects: [
        { name: "Ruritanian troops in Moria", day: "2024-05-04" },
        {
          name: "Ruritanian troops in the Tarn region of Moria",
          partOf: "Ruritanian troops in Moria",
          day: "2024-05-04",
          quotes: ["Some [2,000] Ruritanian troops have reached Moria.", "[2,000] Ruritanian troops gather in Moria."],
        },
      ],
    },
    { "Around 4,000": "Ruritanian troops in Moria" },
  ],
  [
    "another place is another story",
    {
      headline: "Fire in Benton",
      text: "A fire on Mill Lane in Benton killed 7 people.",
      day: "2021-03-05",
      subjects: [
        { name: TOLL, day: "2021-03-04", quotes: ["[Six] people died in the fire on Harbour Street in Arlo."] },
      ],
    },
    { "7": null },
  ],
  [
    "another year is another story",
    {
      headline: "Fire on Harbour Street",
      text: "In 2014 a fire on Harbour Street killed 7 people.",
      day: "2014-06-05",
      subjects: [{ name: TOLL, day: "2021-03-04" }],
    },
    { "7": null },
  ],
  [
    "a noun of another kind is not meant",
    {
      headline: "Harbour Street fire: what was lost",
      text: "The Harbour Street fire killed 7 people, and 31 horses died in the stables.",
      day: "2021-03-05",
      subjects: [{ name: TOLL, day: "2021-03-04", quotes: ["[Six] people died in the Harbour Street fire."] }],
    },
    { "7": TOLL, "31": null },
  ],
  [
    "German: what happened decides as in English",
    {
      headline: "Brand in der Hafenstraße",
      text: "Bei dem Brand in der Hafenstraße wurden 7 Menschen getötet und 12 Menschen verletzt.",
      day: "2021-03-05",
      language: "de",
      subjects: [
        { name: "Tote beim Brand in der Hafenstraße", day: "2021-03-04" },
        { name: "Verletzte beim Brand in der Hafenstraße", day: "2021-03-04" },
      ],
    },
    { "7": "Tote beim Brand in der Hafenstraße", "12": "Verletzte beim Brand in der Hafenstraße" },
  ],
]

t.test("which subject a figure is linked to", async (t) => {
  for (const [title, story, links] of STORIES) t.same(tellLinks(story), links, title)
})

t.test("reasons are told on both sides, and name what speaks", async (t) => {
  const [, story] = STORIES[0] ?? []
  const { found } = linkStory(story as Story)
  const [first] = found[0]?.matches ?? []
  t.match(first?.model ?? "", /^en-\d+$/)
  t.match(first?.why.join("; ") ?? "", '"killed"')
  const evacuated = found[0]?.matches.find(({ subjectId }) => subjectId === FLOOD[1]?.name)
  if (evacuated !== undefined) t.ok(evacuated.against.some((reason) => reason.includes('"killed"')))
})

t.test("the figures of nothing stored, and no figures at all", async (t) => {
  const { found } = linkStory({ text: "The flood killed 12 people.", subjects: [] })
  t.match(found, [{ matches: [], none: 1, seen: { pairs: [] } }])
  t.equal(found.length, 1)
  t.same(linkStory({ text: "The flood killed people.", subjects: FLOOD }).found, [])
})

t.test("reasons show words as the article has them, and not what they are searched by", async (t) => {
  const { found } = linkStory({
    headline: "Ruritanian troops gather in Moria",
    text: "Around 4,000 Ruritanian troops have reached Moria.",
    day: "2024-05-05",
    subjects: TROOPS_ON_FILE,
  })
  const [first] = found[0]?.matches ?? []
  const shown: readonly string[] = (first?.why.join("; ") ?? "").match(/"[^"]+"/g) ?? []
  t.ok(
    shown.some((words) => words.includes("troops")),
    shown.join(" "),
  )
  const written =
    `ruritanian troops gather in moria around 4,000 have reached ${TROOPS_ON_FILE[0]?.quotes}`.toLowerCase()
  for (const word of shown) t.ok(written.includes(word.slice(1, -1).toLowerCase()), word)
})

t.test("a figure is not surely linked by what the article is about alone", async (t) => {
  const { found } = linkStory({
    headline: "Ruritanian troops gather in Moria",
    text: "Three people sat on three chairs. Some 200 journalists came.",
    day: "2024-05-05",
    subjects: TROOPS_ON_FILE,
  })
  for (const { matches } of found) t.not(matches[0]?.link, "sure")
})
