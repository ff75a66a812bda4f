import t from "tap"
import { type Draft, readVersion, tell, tellTexts } from "./versions.ts"

const FLOOD =
  "At least 12 people have died in the floods, officials said. Some 3,400 homes in the Arno valley have no power. The mayor promised 5 million euros for repairs."
const FLOOD_TOLL = FLOOD.replace("12", "14")
const FLOOD_SHORT = FLOOD.replace("Some 3,400 homes in the Arno valley have no power. ", "")
const KEPT = ["At least 12 =", "Some 3,400 =", "5 million euros ="]

type Cases = readonly (readonly [name: string, before: Draft, after: Draft, told: readonly string[]])[]

const SENTENCES: Cases = [
  ["nothing changed", FLOOD, FLOOD, KEPT],
  ["a sentence was taken out", FLOOD, FLOOD_SHORT, ["At least 12 =", "5 million euros =", "- Some 3,400"]],
  ["a sentence was put in", FLOOD_SHORT, FLOOD, ["At least 12 =", "Some 3,400 +", "5 million euros ="]],
  [
    "sentences were put in another order",
    FLOOD,
    "The mayor promised 5 million euros for repairs. At least 12 people have died in the floods, officials said. Some 3,400 homes in the Arno valley have no power.",
    ["5 million euros = moved", "At least 12 =", "Some 3,400 ="],
  ],
  [
    "a sentence was split",
    "The blast killed 7 workers at the Hadley refinery and left 23 others in hospital.",
    "The blast killed 7 workers at the Hadley refinery. It left 25 others in hospital.",
    ["7 =", "25 < 23 value"],
  ],
  [
    "two sentences were joined",
    "The blast killed 7 workers at the Hadley refinery. It left 23 others in hospital.",
    "The blast killed 8 workers at the Hadley refinery and left 23 others in hospital.",
    ["8 < 7 value", "23 ="],
  ],
  [
    "a sentence was written anew",
    "Rescuers have pulled 31 people from the collapsed mine in Tarkwa, the company said.",
    "The company said that 34 people had been pulled by rescuers from the mine that collapsed in Tarkwa.",
    ["34 < 31 value"],
  ],
  [
    "the toll moved to the end of its sentence",
    "Eleven people were killed when a bus left the road near Oruro.",
    "The number of people killed when a bus left the road near Oruro has risen to 13.",
    ["13 < Eleven value"],
  ],
  [
    "one sentence stood twice",
    "Turnout was 61%. The vote went on. Turnout was 61%.",
    "Turnout was 61%. The vote went on.",
    ["61% =", "- 61%"],
  ],
  [
    "the lines were wrapped elsewhere",
    "The quake destroyed some 900 houses in the villages around\nthe lake, and 40 people are missing in the mountains above.",
    "The quake destroyed some 900 houses in the villages around the lake,\nand 40 people are missing in the mountains above.",
    ["some 900 =", "40 ="],
  ],
  ["another story", "The flood killed 22 people in Brno.", "Rents in Lisbon rose by 5% in a year.", ["5% +", "- 22"]],
  [
    "the same number in another story",
    "The flood killed 22 people in Brno.",
    "The club sold 22 season tickets last week.",
    ["22 +", "- 22"],
  ],
  [
    "another thing in the sentence",
    "The storm left 14 people dead in Ghent.",
    "The storm left 14,000 homes dark in Ghent.",
    ["14,000 +", "- 14"],
  ],
  [
    "two claims of two speakers, worded alike",
    "The coast guard says it rescued 50 migrants at night off Lampone.",
    "Volunteers rescued 200 migrants since spring, their captain says.",
    ["200 +", "- 50"],
  ],
  [
    "an amount in the place of a count",
    "The council closed 14 schools.",
    "The council closed 14% of schools.",
    ["14% +", "- 14"],
  ],
  ["no figures", "The council met.", "The council met again.", []],
]

const SLOTS: Cases = [
  [
    "a conversion was put in where another figure was taken out",
    "It flew with the 870 hp Falk engine and the 495 hp Orne engine.",
    "It flew with the 870 hp (649 kW) Falk engine and the Orne engine.",
    ["870 hp =", "649 kW +", "- 495 hp"],
  ],
  [
    "of two sentences as alike the one with the nearer figures",
    "Critics gave the film a score of 57 points, based on 7 reviews.\n\nCritics gave the film a score of 81 points, based on 29 reviews.",
    "With critics the film has a score of 80 points, based on 33 reviews.\n\nWith critics the film has a score of 58 points, based on 8 reviews.",
    ["80 < 81 value", "33 < 29 value", "58 < 57 value", "8 < 7 value"],
  ],
  [
    "the same number goes on beside one that does, in other words",
    "The bridge at Varde is 412 m long and reaches 23 m above the water.",
    "The bridge at Varde is 412 m long. Height: 23 m.",
    ["412 m =", "23 m ="],
  ],
  [
    "a small number beside one that goes on may be of anything",
    "The bridge at Varde is 412 m long. It has 2 lanes.",
    "The bridge at Varde is 412 m long. A ticket is good for 2 persons.",
    ["412 m =", "2 +", "- 2"],
  ],
  [
    "the same number of another noun beside one that goes on",
    "The bridge at Varde is 412 m long. It has 96 lamps.",
    "The bridge at Varde is 412 m long. A ticket pays for 96 trips.",
    ["412 m =", "96 +", "- 96"],
  ],
  [
    "several figures of one sentence",
    "The party won 41 seats, its partner 17 and the opposition 52.",
    "The party won 43 seats, its partner 17 and the opposition 50.",
    ["43 < 41 value", "17 =", "50 < 52 value"],
  ],
  [
    "each takes the number of the other",
    "The party won 41 seats and the opposition 52.",
    "The party won 52 seats and the opposition 41.",
    ["52 < 41 value", "41 < 52 value"],
  ],
  [
    "two parts of a sentence changed places",
    "In Leeds 4 people died and in York 9.",
    "In York 9 people died and in Leeds 4.",
    ["9 =", "4 ="],
  ],
  [
    "rows of one name under two headings",
    "Deaths\nNorth: 12\nSouth: 30\n\nInjured\nNorth: 40\nSouth: 77",
    "Injured\nNorth: 44\nSouth: 77\n\nDeaths\nNorth: 13\nSouth: 30",
    ["44 < 40 value", "77 = moved", "13 < 12 value", "30 ="],
  ],
  [
    "a row that other figures name",
    "Team A: 3 points, rank 1. Team A: 9 points, rank 2.",
    "Team A: 10 points, rank 2. Team A: 3 points, rank 1.",
    ["10 < 9 value", "3 ="],
  ],
]

const DIFFERENCES: Cases = [
  ["the number", FLOOD, FLOOD_TOLL, ["At least 14 < At least 12 value", "Some 3,400 =", "5 million euros ="]],
  [
    "the hedge",
    FLOOD,
    FLOOD.replace("At least 12", "12"),
    ["12 < At least 12 hedge", "Some 3,400 =", "5 million euros ="],
  ],
  [
    "a range in the place of a number",
    "Between 40 and 60 people are missing in the valley.",
    "About 55 people are missing in the valley.",
    ["About 55 < Between 40 and 60 value"],
  ],
  [
    "the same amount in another unit",
    "The fire has burnt 40 square miles of forest near Linares.",
    "The fire has burnt 104 square kilometres of forest near Linares.",
    ["104 square kilometres < 40 square miles unit"],
  ],
  [
    "another unit for the number",
    "The wall is 5 miles long and old.",
    "The wall is 5 km long and old.",
    ["5 km < 5 miles unit"],
  ],
  [
    "another amount in another unit",
    "The wall is 5 miles long and old.",
    "The wall is 11 km long and old.",
    ["11 km < 5 miles value"],
  ],
  [
    "the other direction",
    "Shares of Ortel rose 5% in Zurich.",
    "Shares of Ortel fell 5% in Zurich.",
    ["5% < 5% value"],
  ],
  [
    "who says it",
    "The army said 40 soldiers were killed near the border.",
    "The rebels said 40 soldiers were killed near the border.",
    ["40 < 40 attribution"],
  ],
  [
    "nobody says it any more",
    "Police said 40 people were arrested in the square.",
    "40 people were arrested in the square.",
    ["40 < 40 attribution"],
  ],
  [
    "a longer name for who says it",
    "Olsen said 40 people were arrested in the square.",
    "Mayor Kari Olsen said 40 people were arrested in the square.",
    ["40 ="],
  ],
  [
    "the day",
    "As of Friday, 210 patients were in the ward.",
    "As of Sunday, 210 patients were in the ward.",
    ["210 < 210 as-of"],
  ],
  [
    "the same number, written out",
    "There were 7 boats in the bay of Kotor.",
    "There were seven boats in the bay of Kotor.",
    ["seven ="],
  ],
]

const HEADLINES: Cases = [
  [
    "a headline written anew",
    { headline: "12 dead in Arno floods", text: FLOOD },
    { headline: "Death toll in Arno floods rises to 14", text: FLOOD_TOLL },
    ["14 < 12 value", "At least 14 < At least 12 value", "Some 3,400 =", "5 million euros ="],
  ],
  [
    "a headline without its figure",
    { headline: "12 dead in Arno floods", text: FLOOD },
    { headline: "Arno floods: mayor promises help", text: FLOOD },
    [...KEPT, "- 12"],
  ],
  [
    "a figure came into the headline",
    { headline: "Floods hit the Arno valley", text: FLOOD },
    { headline: "At least 12 dead as floods hit the Arno valley", text: FLOOD },
    ["At least 12 +", ...KEPT],
  ],
  [
    "the headline became a sentence of the text",
    { headline: "12 dead in Arno floods", text: "The river is falling." },
    { headline: "River is falling", text: "12 dead in Arno floods. The river is falling." },
    ["12 = moved"],
  ],
]

const MIXTURE = "The mixture gave off 92.4 kJ/mol when 12 litres of it were heated for 3 hours in Ulm."
const UNREAD: Cases = [
  ["a number that is not understood stays", MIXTURE, MIXTURE, ["92.4 kJ/mol =", "12 litres =", "3 hours ="]],
  [
    "it changes, and the figures beside it stay",
    MIXTURE,
    MIXTURE.replace("92.4", "93.1"),
    ["93.1 kJ/mol < 92.4 kJ/mol value", "12 litres =", "3 hours ="],
  ],
  [
    "only its unit is another",
    MIXTURE,
    MIXTURE.replace("kJ/mol", "kJ/mmol"),
    ["92.4 kJ/mmol < 92.4 kJ/mol unit", "12 litres =", "3 hours ="],
  ],
  ["it goes with its sentence", `${MIXTURE} ${FLOOD}`, FLOOD, [...KEPT, "- 92.4 kJ/mol", "- 12 litres", "- 3 hours"]],
  ["it comes", FLOOD, `${FLOOD} ${MIXTURE}`, [...KEPT, "92.4 kJ/mol +", "12 litres +", "3 hours +"]],
  [
    "a figure does not go on in it",
    "The mixture gave off 92.4 litres when it was heated in Ulm.",
    "The mixture gave off 92.4 kJ/mol when it was heated in Ulm.",
    ["92.4 kJ/mol +", "- 92.4 litres"],
  ],
]

for (const [group, cases] of Object.entries({ SENTENCES, SLOTS, DIFFERENCES, HEADLINES, UNREAD })) {
  t.test(group.toLowerCase(), async (t) => {
    for (const [name, before, after, told] of cases) t.strictSame(tellTexts(before, after), told, name)
  })
}

t.test("the same words on another day say the same, although they mean another day", async (t) => {
  const text = "Today 210 patients were in the ward."
  t.strictSame(tell(readVersion(text, "2026-03-02T08:00:00Z"), readVersion(text, "2026-03-03T08:00:00Z")), ["210 ="])
})

t.test("a figure that was withdrawn comes back, also with another number", async (t) => {
  const [first, second] = [readVersion(FLOOD), readVersion(FLOOD_SHORT)]
  const stored = readVersion("Some 3,400 homes in the Arno valley have no power.")
  const told = (middle: string) => ["At least 12 =", middle, "5 million euros ="]
  t.strictSame(tell(second, first, [stored]), told("Some 3,400 ^ Some 3,400"))
  const more = readVersion(FLOOD.replace("3,400", "3,600"))
  t.strictSame(
    tell(second, more, [readVersion("No one of 90 was hurt."), stored]),
    told("Some 3,600 ^ Some 3,400 value"),
  )
  t.strictSame(tell(second, first, [readVersion("Some 3,400 goats graze at Lidde.")]), told("Some 3,400 +"))
})

t.test("what stands in the version before is not looked for among the withdrawn", async (t) => {
  const version = readVersion(FLOOD)
  t.strictSame(tell(version, version, [version]), KEPT)
})

t.test("German versions are tied by their words too", async (t) => {
  const [before, after] = [
    "Bei dem Brand in Halle starben 12 Menschen.",
    "Bei dem Brand in Halle starben 13 Menschen.",
  ].map((text) => readVersion(text, "2026-03-02T08:00:00Z", "de"))
  if (before && after) t.strictSame(tell(before, after), ["13 < 12 value"])
})
