import t from "tap"
import { inferMeasure } from "../../src/text/infer-measure.ts"

const ROWS: readonly (readonly [measure: string, ...texts: string[]])[] = [
  ["cumulative", "People killed in Gaza"],
  ["cumulative", "Death toll of the Valencia floods"],
  ["cumulative", "Valencia floods", "219 dead"],
  ["cumulative", "Injured in the crash"],
  ["cumulative", "Drones shot down over Kyiv"],
  ["cumulative", "Confirmed cases of mpox"],
  ["cumulative", "Tote in Valencia"],
  ["cumulative", "Über Kyjiw abgeschossene Drohnen"],
  ["flow", "Road deaths in October"],
  ["flow", "Deaths in 2023"],
  ["flow", "Oil exports a day"],
  ["flow", "Oil exports", "3.2 million barrels per day"],
  ["flow", "Annual revenue of the mine"],
  ["flow", "Visitors in the first quarter"],
  ["flow", "Verkehrstote im Oktober"],
  ["flow", "Besucher pro Tag"],
  ["flow", "Bombs dropped on Ukraine in the week"],
  ["flow", "Missiles fired last week"],
  ["flow", "Drones downed in the last 24 hours"],
  ["flow", "In den letzten 24 Stunden abgeschossene Drohnen"],
  ["flow", "Verletzte in der vergangenen Woche"],
  ["cumulative", "Killed in the last attack"],
  ["stock", "Homeless in the last village"],
  ["stock", "Staff this year"],
  ["stock", "North Korean troops in Russia"],
  ["stock", "North Korean troops in Russia in October 2024"],
  ["stock", "Population of Kyiv in 2023"],
  ["stock", "Einwohner von Kyjiw im Jahr 2023"],
  ["stock", "Unemployment rate in May"],
  ["stock", "The Deadpool fan club"],
  ["stock", "Skilled workers"],
  ["stock", "Deadlines missed"],
  ["stock", "Todestag"],
  ["stock", "Area of the marsh"],
]

t.test("the measure is told by the words, and a word within another word is none", async (t) => {
  for (const [measure, ...texts] of ROWS) t.equal(inferMeasure(...texts), measure, texts.join(": "))
})
