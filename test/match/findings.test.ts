import t, { type Test } from "tap"
import type { ChangedFigures } from "../../src/match/findings/find-changed.ts"
import { listFindings } from "../../src/match/findings/list-findings.ts"
import { tieVersionsInSteps } from "../../src/match/versions/tie-versions.ts"
import { findIn, readArticle, tellFindings } from "./findings.ts"
import { finish } from "./texts.ts"

type Case = readonly [draft: string, found: string]

function hold(cases: readonly Case[]) {
  return async (test: Test) => {
    for (const [draft, found] of cases) test.same(tellFindings(draft), found === "" ? [] : [found], draft)
  }
}

t.test(
  "headline: a figure of the headline that the text contradicts",
  hold([
    ["Flood kills 15 in valley\n|\nThe flood killed 12 people in the valley, officials said.", "headline: 15 × 12"],
    ["City to spend $30m on trams\n|\nThe city will spend $20 million on new trams.", "headline: $30m × $20 million"],
    ["Bank to cut 500 jobs\n|\nThe bank will cut 300 jobs by the end of the year.", "headline: 500 × 300"],
    ["70 migrants rescued off Crete\n|\nThe coast guard rescued 55 migrants off Crete.", "headline: 70 × 55"],
  ]),
)

t.test(
  "headline: what rounds, adds up, repeats or counts other things is no disagreement",
  hold([
    ["Flood kills 12 in valley\n|\nThe flood killed 12 people in the valley. It destroyed 15 homes.", ""],
    ["City to spend $30m on trams\n|\nThe city will spend $29.6 million on new trams.", ""],
    ["Two attacks kill 9\n|\nAn attack in the north killed four people. One in the south killed five people.", ""],
    ["Bank to cut 500 jobs\n|\nThe bank will cut 300 jobs in Leeds and 200 jobs in York.", ""],
    ["27K followers in two days\n|\nIt has 27,176 followers. Its rivals have 1,536 and 4,876 followers.", ""],
    ["Quake leaves dozens homeless\n|\nAn earthquake has left 80 people homeless.", ""],
  ]),
)

t.test(
  "within: two figures of one thing",
  hold([
    [
      "Russia launched 80 drones at the city, the mayor said. Two districts burned. Russia had launched 94 drones in the attack.",
      "within: 94 × 80",
    ],
    [
      "The flood killed 12 people in the valley. Rescuers came on foot. In all, 17 people were killed by the flood.",
      "within: 17 × 12",
    ],
    [
      "The budget sets aside $4.2 billion for schools. Taxes stay. The $4.8 billion for schools is its largest item.",
      "within: $4.8 billion × $4.2 billion",
    ],
    [
      "The match was played before 45,000 spectators. It rained. The 54,000 spectators saw four goals.",
      "within: 54,000 × 45,000",
    ],
    [
      "The judge sentenced him to 12 years in prison. He will appeal. A sentence of 15 years in prison is long.",
      "within: 15 years × 12 years",
    ],
    [
      "The storm left 30,000 homes without power. Crews are out. Power was out in 45,000 homes after the storm.",
      "within: 45,000 × 30,000",
    ],
  ]),
)

t.test(
  "within: other speakers, times, places, parts and things are no contradiction",
  hold([
    ["Kyiv said that 80 drones were launched at the city. Moscow said that 94 drones were launched at the city.", ""],
    ["On Sunday the flood killed 12 people. On Monday the flood killed 17 people.", ""],
    ["The flood killed 12 people in Valencia. The flood killed 17 people in Murcia.", ""],
    [
      "The flood killed 12 people. The toll was expected to rise. Earlier, officials had said that it killed 9 people.",
      "",
    ],
    ["The flood killed 12 people. Another 17 people were killed by the flood in the north.", ""],
    ["The flood killed 12 people. Three of the people killed by the flood were children.", ""],
    ["The flood killed 12 people and injured 40. Of the injured, 17 people are in hospital.", ""],
    ["A crew of 12 fought the fire. A second crew fought it with 17 trucks.", ""],
    ["She scored 12 points in the first half. She scored 17 points in the second half.", ""],
    ["The tower is 120 metres high. The older tower is 96 metres high. The church is 80 metres high.", ""],
    ["The price rose from $12 to $17. The shop asks $14 for it.", ""],
    ["The flood killed at least 12 people. In all, 14 people were killed by the flood.", ""],
  ]),
)

t.test(
  "sum: parts that do not make their whole",
  hold([
    ["Russia launched 80 drones, of which 50 were shot down and 27 were lost.", "sum: 80 × 50 were shot down and 27"],
    ["Nine people were killed: four in Peru and three in Chile.", "sum: Nine × four in Peru and three"],
    ["The bus carried 40 people, 35 passengers and three crew members.", "sum: 40 × 35 passengers and three"],
    [
      "Police arrested 30 people. Of those, 20 were released and the remaining eight were charged.",
      "sum: 30 × 20 were released and the remaining eight",
    ],
    [
      "The air force shot down 50 of 80 drones; the other 25 were lost from radar.",
      "sum: 80 × 50 of 80 drones; the other 25",
    ],
    ["Three people died and five were injured, a total of nine casualties.", "sum: nine × Three people died and five"],
    [
      "The $10 million budget consists of $6 million for roads and $3 million for schools.",
      "sum: $10 million × $6 million for roads and $3 million",
    ],
  ]),
)

t.test(
  "sum: parts that make it, overlap, or are not said to be all of it",
  hold([
    ["Russia launched 80 drones, of which 50 were shot down and 30 were lost.", ""],
    ["Russia launched 80 drones, of which 20 were shot down and 27 were lost.", ""],
    ["Nine people were killed: four in Peru and five in Chile.", ""],
    ["Nine people were killed, including four women and three children.", ""],
    ["The school has 80 pupils, of whom 50 speak French and 40 speak German.", ""],
    ["The bus carried about 40 people, 35 passengers and three crew members.", ""],
    ["Police arrested 30 people. Of those, 20 were released.", ""],
    ["For every 100 women there are 84 men and 31 children.", ""],
    [
      "Seven officers were heard. Four of them were dismissed, one of those was arrested, and the other three came back.",
      "",
    ],
    ["Three people died and five were injured, a total of eight casualties.", ""],
  ]),
)

t.test(
  "same-quantity: a figure that is said twice in two units",
  hold([
    ["They took 200 square km (120 square miles).", "same-quantity: 200 square km × 120 square miles"],
    ["The town lies 30 km (29 miles) from the border.", "same-quantity: 30 km × 29 miles"],
    ["It was 40 °C (120 °F) in the shade.", "same-quantity: 40 °C × 120 °F"],
  ]),
)

t.test(
  "same-quantity: rounding, hedges and degrees of difference",
  hold([
    ["They took 200 square km (80 square miles).", ""],
    ["The town lies 30 km (20 miles) from the border.", ""],
    ["It was 40 °C (104 °F) in the shade.", ""],
    ["The sea is 1.5 °C (2.7 °F) above the mean.", ""],
    ["They ran more than 100 km (60 miles).", ""],
    ["The fund is worth $200 million (€180 million).", ""],
  ]),
)

function changedSince(before: string, draft: string): ChangedFigures {
  const [one, other] = [readArticle(before), readArticle(draft)]
  const earlier = one.parts.flatMap(({ mentions }) => mentions)
  return finish(tieVersionsInSteps(one, other)).figures.map(({ change, was, of }) => {
    const mention = was === null ? undefined : earlier[was]
    return change === "changed" && of !== null && mention !== undefined ? { was: mention, of } : null
  })
}

t.test("changed: figures that the version before has otherwise", async (t) => {
  const before = "The flood killed 12 people in the valley. It destroyed about 40 homes. The dam is 30 metres high."
  const cases: [string, string[]][] = [
    [before.replace("12", "15"), ["changed: 15"]],
    [before.replace("about 40", "over 40"), ["changed: over 40"]],
    [before, []],
    [`It rained for days. ${before}`, []],
    [before.replace("The dam is 30 metres high.", "Some 200 people fled."), []],
  ]
  for (const [draft, expected] of cases) {
    const findings = finish(listFindings(readArticle(draft), { changed: changedSince(before, draft) }))
    t.same(
      findings.map(({ kind, mention }) => `${kind}: ${mention.text}`),
      expected,
      draft,
    )
    t.ok(findings.every(({ verdict }) => verdict === undefined))
  }
})

t.test("a finding keeps its id while other words change, and has another for another figure", async (t) => {
  const draft = "The flood killed 12 people. Rescuers came. In all, 17 people were killed by the flood."
  const [first] = findIn(draft)
  const [moved] = findIn(`It rained for days. ${draft.replace("came", "came on foot and by boat")} The mayor wept.`)
  const [other] = findIn(draft.replace("17", "19"))
  t.type(first?.id, "string")
  t.equal(moved?.id, first?.id)
  t.not(other?.id, first?.id)
  const twice = "They took 200 square km (120 square miles). Then they took 200 square km (120 square miles)."
  t.equal(new Set(findIn(twice).map(({ id }) => id)).size, 2, "two with the same words are two")
})

t.test("positions are those of the words", async (t) => {
  const draft = "Flood kills 15 in valley\n|\nThe flood killed 12 people in the valley, officials said."
  const { parts } = readArticle(draft)
  for (const { mention, other } of findIn(draft)) {
    for (const place of [mention, other]) {
      const text = parts.find((part) => part.in === place?.in)?.text ?? ""
      t.equal(text.slice(place?.start, place?.end), place?.text)
    }
  }
})
