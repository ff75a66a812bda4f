/** What is counted, with a noun for its figures and how the total lives. `{place}` is filled from PLACES. */
export const TOPICS = [
  { name: "Displaced people in {place}", noun: "people", measure: "stock", size: 40_000 },
  { name: "Soldiers deployed to {place}", noun: "soldiers", measure: "stock", size: 9_000 },
  { name: "Killed in the floods in {place}", noun: "people", measure: "cumulative", size: 300 },
  { name: "Injured in the earthquake in {place}", noun: "people", measure: "cumulative", size: 1_500 },
  { name: "Homes without power in {place}", noun: "homes", measure: "stock", size: 120_000 },
  { name: "Demonstrators in {place}", noun: "people", measure: "stock", size: 25_000 },
  { name: "Jobs cut at the plants in {place}", noun: "jobs", measure: "cumulative", size: 3_000 },
  { name: "Hospital beds in {place}", noun: "beds", measure: "stock", size: 5_000 },
] as const

/** Made up, so that no figure is taken for a fact about a place. */
const STEMS = "Alda Bren Cor Dun Elme Fara Gres Hol Ister Jun Kelm Lor Mara Nord Osta Prill Quen Ros Sell Tarn".split(
  " ",
)
const ENDINGS = ["vik", "burg", "ova", "mouth", "dale", "stad", "nia", "feld", "port", "ishe"]
export const PLACES = STEMS.flatMap((stem) => ENDINGS.map((ending) => `${stem}${ending}`))

const PAPERS = "Herald Courier Tribune Gazette Post Observer Times Chronicle Wire Standard Dispatch Mirror".split(" ")
/** 300 of them: who prints. */
export const SOURCES = PLACES.flatMap((place, at) =>
  at % 8 === 0 ? PAPERS.map((paper) => `The ${place} ${paper}`) : [],
).slice(0, 300)

const OFFICES = ["interior ministry", "governor", "red cross", "police", "army", "health authority"]
/** 120 of them: who says so. */
export const CLAIMANTS = PLACES.slice(0, 20).flatMap((place) => OFFICES.map((office) => `${place} ${office}`))

/** How a figure is worded, the plain one most often. */
export const HEDGES = [
  "{n}",
  "{n}",
  "{n}",
  "{n} {noun}",
  "{n} {noun}",
  "about {n}",
  "nearly {n}",
  "over {n}",
  "more than {n} {noun}",
  "at least {n}",
  "up to {n}",
  "{n}-{m}",
] as const

/** `{said}` is the figure's wording, `{subject}` what it counts, `{who}` who says it. */
export const QUOTES = [
  "{subject}: {said}, {who} said on Monday, as rescue teams and officials continued their work into the night.",
  "According to {who}, the number now stands at {said}. {subject} had been estimated before.",
  "{who} put the figure at {said} in a statement to reporters, and warned that it may still change. ({subject})",
  "“We count {said},” a spokeswoman for {who} told the paper. {subject}, she added, remain under review.",
] as const
