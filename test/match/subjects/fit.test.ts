import t from "tap"
import { MATCH_LANGUAGES } from "../../../src/match/languages/match-languages.ts"
import { type Example, rateExample } from "../../../src/match/subjects/fit/example.ts"
import { findCandidates, indexSubjects } from "../../../src/match/subjects/fit/find-candidates.ts"
import { fitCalibration, fitCalibrations } from "../../../src/match/subjects/fit/fit-calibration.ts"
import { fitModel } from "../../../src/match/subjects/fit/fit-model.ts"
import { REASONED_WEIGHTS } from "../../../src/match/subjects/fit/fit-weights.ts"
import { certaintyOf } from "../../../src/match/subjects/score/calibrate.ts"
import { LANGUAGES } from "../../../src/quantity/languages/languages.ts"
import { articleOf, profileOf, type Told } from "./stories.ts"

const TOWNS = ["Arlo", "Benton", "Corvan", "Dunmere", "Estow", "Farley", "Gorse", "Halden", "Ilford", "Jarrow"]

const SUBJECTS: readonly Told[] = TOWNS.flatMap((town) => [
  { name: `People killed in the ${town} fire`, day: "2019-05-04", quotes: [`The ${town} fire killed [3] people.`] },
  { name: `Homes destroyed in the ${town} fire`, day: "2019-05-04" },
])

const INDEX = indexSubjects(SUBJECTS.map(profileOf), "en")

function exampleOf(town: string, sentence: string, subject: string | null, kind: string): Example {
  const article = articleOf({ headline: `Fire in ${town}`, text: sentence, day: "2019-05-05" })
  return { kind, group: town, article, candidates: findCandidates(article, INDEX), mention: 0, subject }
}

const EXAMPLES = TOWNS.flatMap((town, index) => {
  const kind = index % 2 === 0 ? "even" : "odd"
  return [
    exampleOf(town, `The fire killed ${index + 4} people in ${town}.`, `People killed in the ${town} fire`, kind),
    exampleOf(town, `In ${town} ${index + 20} homes were destroyed.`, `Homes destroyed in the ${town} fire`, kind),
    exampleOf(town, `The mayor of ${town} owns ${index + 2} horses.`, null, kind),
  ]
})

t.test("each committed model has a weight for each feature, on the side of its sign", async (t) => {
  for (const language of LANGUAGES) {
    const { name, weights, calibration } = MATCH_LANGUAGES[language].linkModel
    t.ok(name.startsWith(`${language}-`), name)
    t.same(Object.keys(weights).sort(), Object.keys(REASONED_WEIGHTS).sort(), name)
    for (const [feature, weight] of Object.entries(weights))
      t.ok(weight * (REASONED_WEIGHTS[feature] ?? 0) >= 0, `${name}: ${feature} is ${weight}`)
    for (const { slope } of [calibration.gated, calibration.other]) t.ok(slope > 0, name)
  }
})

t.test(
  "the same examples give the same model, byte for byte, and another order of kinds the same weights",
  async (t) => {
    const rated = EXAMPLES.map(rateExample)
    const first = fitModel("en-9", rated)
    t.equal(JSON.stringify(fitModel("en-9", EXAMPLES.map(rateExample))), JSON.stringify(first))
    t.equal(first.model.name, "en-9")
    for (const [feature, weight] of Object.entries(first.model.weights))
      t.ok(weight * (REASONED_WEIGHTS[feature] ?? 0) >= 0, `${feature} is ${weight}`)
    t.same(Object.keys(first.unseen), ["even", "odd"])
    t.same(
      first.across.map(({ from, to }) => `${from} ${to}`),
      ["even odd", "odd even"],
    )
  },
)

t.test("what is plain is linked by models that had not seen it", async (t) => {
  const { unseen, across } = fitModel("en-9", EXAMPLES.map(rateExample))
  for (const score of [...Object.values(unseen), ...across.map((one) => one.score)]) {
    t.equal(score.figures, 15)
    t.equal(score.linked, 10)
    t.equal(score.first, 10)
    t.ok(score.right >= 13, `${score.right} of 15`)
    t.ok(score.sureRight === score.sure)
  }
})

t.test("a calibration follows what came true, and few trials change little", async (t) => {
  const trials = (share: number, right: number, of: number) =>
    Array.from({ length: of }, (_, index) => ({ share, isRight: index < right }))
  const bold = fitCalibration([...trials(0.9, 60, 100), ...trials(0.2, 15, 100)])
  t.ok(bold.slope < 1, "shares that promise too much are drawn to the middle")
  const [few, none] = [fitCalibration(trials(0.9, 0, 2)), fitCalibration([])]
  t.same(none, { slope: 1, offset: 0 })
  t.ok(Math.abs(few.slope - 1) < 0.5 && Math.abs(few.offset) < 0.5)
})

t.test(
  "what is sure rests on how many of those as sure were right, and few trials make nothing sure early",
  async (t) => {
    const trials = (share: number, right: number, of: number) =>
      Array.from({ length: of }, (_, index) => ({ share, isRight: index < right, isGated: true }))
    t.equal(
      fitCalibrations([...trials(0.9, 100, 100), ...trials(0.8, 10, 20)]).sureFrom,
      0.9,
      "down to where too many are wrong",
    )
    t.equal(fitCalibrations([...trials(0.9, 60, 100), ...trials(0.8, 100, 100)]).sureFrom, 0.97, "too many were wrong")
    t.equal(fitCalibrations(trials(0.9, 5, 5)).sureFrom, 0.97, "too few")
  },
)

t.test("certainty grows with the share, and only what passes the gates reaches that of the sure", async (t) => {
  const calibration = { gated: { slope: 1, offset: 0.3 }, other: { slope: 0.9, offset: 0 }, sureFrom: 0.82 }
  const shares = Array.from({ length: 101 }, (_, index) => index / 100)
  for (const isGated of [true, false]) {
    const certainties = shares.map((share) => certaintyOf(share, isGated, calibration))
    t.same(
      certainties,
      certainties.toSorted((one, other) => one - other),
    )
    t.ok(certainties.every((one) => one >= 0 && one <= 1))
  }
  t.ok(certaintyOf(0.82, true, calibration) >= 0.95)
  t.ok(certaintyOf(0.81, true, calibration) < 0.95)
})

t.test("candidates are found by words, of one dimension, the likeliest first among many", async (t) => {
  const article = articleOf({
    headline: "Fire in Gorse",
    text: "The fire killed 4 people in Gorse and cost €2 million.",
  })
  const found = findCandidates(article, INDEX)
  t.ok(found.some(({ profile, mentions }) => profile.id === "People killed in the Gorse fire" && mentions.includes(0)))
  t.notOk(
    found.some(({ mentions }) => mentions.includes(1)),
    "no subject is money",
  )
})
