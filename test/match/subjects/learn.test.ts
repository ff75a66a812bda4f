import t from "tap"
import { MATCH_LANGUAGES } from "../../../src/match/languages/match-languages.ts"
import type { SeenFigure } from "../../../src/match/subjects/article.ts"
import { REASONED_WEIGHTS } from "../../../src/match/subjects/fit/fit-weights.ts"
import type { LinkDecision } from "../../../src/match/subjects/learn/decision.ts"
import { type LearnedModel, learnModelInSteps } from "../../../src/match/subjects/learn/learn-model.ts"
import type { LinkModel } from "../../../src/match/subjects/score/link-model.ts"
import { linkStory, type Told } from "./stories.ts"

const BASE = MATCH_LANGUAGES.en.linkModel
const TOWNS = ["Arlo", "Benton", "Corvan", "Dunmere", "Estow", "Farley", "Gorse", "Halden", "Ilford", "Jarrow"]

const subjectsOf = (town: string): readonly Told[] => [
  { name: `People killed in the ${town} fire`, day: "2019-05-04", quotes: [`The ${town} fire killed [3] people.`] },
  { name: `People injured in the ${town} fire`, day: "2019-05-04" },
  { name: `Homes destroyed in the ${town} fire`, day: "2019-05-04" },
]

function see(town: string, sentence: string): SeenFigure {
  const story = { headline: `Fire in ${town}`, text: sentence, day: "2019-05-05", subjects: subjectsOf(town) }
  const seen = linkStory(story).found[0]?.seen
  if (seen === null || seen === undefined) throw new Error(`nothing was seen of: ${sentence}`)
  return seen
}

/** What people say of one figure of each town. */
function decide(sentence: (town: string) => string, subject: (town: string) => string | null): readonly LinkDecision[] {
  return TOWNS.map((town) => ({
    lineage: `${town} ${sentence(town)}`,
    article: town,
    seen: see(town, sentence(town)),
    subject: subject(town),
  }))
}

const KILLED = decide(
  (town) => `The fire killed 7 people in ${town}.`,
  (town) => `People killed in the ${town} fire`,
)
const HOMES = decide(
  (town) => `In ${town} 20 homes were destroyed.`,
  (town) => `Homes destroyed in the ${town} fire`,
)
const NOTHING = decide(
  (town) => `The mayor of ${town} owns 3 horses.`,
  () => null,
)
/** People who say that nothing of it is on file, whatever its words say. */
const AGAINST = decide(
  (town) => `The fire killed 9 people in ${town}, it said.`,
  () => null,
)

const DAMAGED = decide(
  (town) => `9 homes were damaged in ${town}.`,
  () => null,
)

function learn(decisions: readonly LinkDecision[], base: LinkModel = BASE): LearnedModel {
  const steps = learnModelInSteps("en-1+1", base, decisions)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

const distance = ({ weights }: LinkModel) =>
  Math.hypot(...Object.entries(weights).map(([name, weight]) => weight - (BASE.weights[name] ?? 0)))

t.test("the same decisions in any order give the same model, byte for byte", async (t) => {
  const decisions = [...KILLED, ...HOMES, ...NOTHING]
  const first = learn(decisions)
  t.equal(JSON.stringify(learn(decisions.toReversed())), JSON.stringify(first))
  t.equal(JSON.stringify(learn([...NOTHING, ...HOMES, ...KILLED])), JSON.stringify(first))
  t.equal(first.model.name, "en-1+1")
  t.equal(first.decisions, 30)
  t.same(Object.keys(first.model.weights).sort(), Object.keys(BASE.weights).sort())
})

t.test("weights keep their sides of zero, whatever is decided", async (t) => {
  for (const [name, weight] of Object.entries(learn(AGAINST).model.weights))
    t.ok(weight * (REASONED_WEIGHTS[name] ?? 0) >= 0, `${name} is ${weight}`)
})

t.test("few decisions move little, many more, and those that agree least", async (t) => {
  const [few, many] = [learn(AGAINST.slice(0, 2)), learn(AGAINST)]
  t.ok(distance(few.model) < distance(many.model))
  t.ok(distance(few.model) < 0.6, `${distance(few.model)}`)
  t.ok(distance(learn(KILLED).model) < distance(many.model), "what the model said already teaches it little")
})

t.test("what people decide again and again is learned, and tried on articles that were not learned from", async (t) => {
  const { before, after } = learn([...DAMAGED, ...KILLED])
  t.equal(before.right, 10, "the built-in model takes what was damaged for destroyed")
  t.equal(after.right, 20)
  const agreeing = learn([...KILLED, ...HOMES, ...NOTHING])
  t.ok(agreeing.after.right >= agreeing.before.right)
  t.ok(agreeing.after.sureRight === agreeing.after.sure)
})

t.test("a calibration grows hardly bolder, however right few decisions are", async (t) => {
  const { gated, other, sureFrom } = learn([...AGAINST, ...HOMES]).model.calibration
  t.ok(gated.slope <= BASE.calibration.gated.slope * 1.25 + 0.001, `${gated.slope}`)
  t.ok(other.slope <= BASE.calibration.other.slope * 1.25 + 0.001, `${other.slope}`)
  t.ok(sureFrom >= BASE.calibration.sureFrom)
})

t.test("what was wrong though sure is sure no more, and what was right stays so", async (t) => {
  const { model, before } = learn(AGAINST)
  t.ok(before.sure > before.sureRight)
  t.equal(model.calibration.sureFrom, 1)
  t.equal(learn(KILLED).model.calibration.sureFrom, BASE.calibration.sureFrom)
})

t.test("a subject that was no match teaches nothing, and without decisions the model stays as it is", async (t) => {
  const unknown = KILLED.map((decision) => ({ ...decision, subject: "another" }))
  const { model, decisions, before } = learn(unknown)
  t.equal(decisions, 0)
  t.same(before, { right: 0, sure: 0, sureRight: 0 })
  t.same(model, { ...BASE, name: "en-1+1" })
})

t.test("what is kept of a figure has no word of a text", async (t) => {
  const names = new Set(Object.keys(BASE.weights))
  for (const { seen } of [...KILLED, ...AGAINST]) {
    t.equal(seen.model, BASE.name)
    for (const { rates, left, subject } of seen.pairs) {
      t.ok(subject.includes("fire"))
      t.ok(left <= 0)
      t.ok(Object.entries(rates).every(([name, rate]) => names.has(name) && Number.isFinite(rate)))
    }
    t.ok(Object.keys(seen.none).every((name) => names.has(name)))
  }
})
