import { makeRandom } from "../random.ts"
import { CLAIMANTS, PLACES, SOURCES } from "./claim-words.ts"
import type { ClaimBody } from "./write-claims.ts"

/** What is said of a subject at one point of its story. `claimant` is an index. */
type Said = { readonly figure: string; readonly day: number; readonly claimant: number }
type Random = (below: number) => number
type Story = {
  readonly measure: "stock" | "flow"
  readonly topics: readonly string[]
  /** The claim number `turn` of the subject number `subject`, both from 0. */
  readonly say: (subject: number, turn: number, random: Random) => Said
}

const SEED = 20_251_130
/** So long ago that thousands of claims of one subject do not reach the future. */
const FIRST_DAY = Date.UTC(1990, 0, 1)
const DAY = 86_400_000
/** Sources and claimants come from sets as small as those of one desk. */
const FEW_SOURCES = 30
const FEW_CLAIMANTS = 12

const STOCKS = ["People in shelters in", "Patients in hospitals in", "Soldiers stationed in", "Vacant homes in"]
const FLOWS = ["Arrivals at the port of", "Calls to the helpline in", "Trains cancelled in", "Meals served in"]

/** Figures of a subject that claims repeat: two for each of two days. */
const REPEATED = 4
/** Days between two stocks that are not compared: more than the window of 30. */
const DISTANT = 40

/** Every claim says one of four figures of its subject, which do not disagree. */
const REPEATS: Story = {
  measure: "stock",
  topics: STOCKS,
  say: (subject, turn, random) => {
    const at = turn === 0 ? 0 : random(REPEATED)
    const said = print(levelOf(subject) * (at < 2 ? 1 : 2))
    return { figure: at % 2 === 0 ? said : `about ${said}`, day: at < 2 ? 0 : DISTANT, claimant: random(FEW_CLAIMANTS) }
  },
}

/** Every claim says a figure of another day. These are flows, which are not compared with those of other days. */
const NEW_FIGURES: Story = {
  measure: "flow",
  topics: FLOWS,
  say: (subject, turn, random) => ({
    figure: print(levelOf(subject) + random(1_000)),
    day: turn,
    claimant: random(FEW_CLAIMANTS),
  }),
}

/** Days between two figures that disagree. Three such steps are within the window of 30 days, and four are not. */
const STEP = 10
/** Four levels, of which each is farther than a quarter from the others. */
const LEVELS = [1, 1.5, 2.2, 3.3]

/** Every claim says a stock that disagrees with the three before it, each from another claimant. */
const DISAGREEING: Story = {
  measure: "stock",
  topics: STOCKS,
  say: (subject, turn) => ({
    figure: print(levelOf(subject) * (LEVELS[turn % LEVELS.length] ?? 1)),
    day: turn * STEP,
    claimant: turn % FEW_CLAIMANTS,
  }),
}

export const writeRepeats = writerOf(REPEATS)
export const writeNewFigures = writerOf(NEW_FIGURES)
export const writeDisagreeing = writerOf(DISAGREEING)

/**
 * `count` claims that go round all subjects, in another order each time, the same ones in every run. They have no external id
 * and no quote. Another series has subjects of its own.
 */
function writerOf(story: Story) {
  return (count: number, series: string, subjects: number): ClaimBody[] => {
    const random = makeRandom(SEED)
    const claims: ClaimBody[] = []
    for (let turn = 0; claims.length < count; turn += 1) {
      const order = shuffle(subjects, random).slice(0, count - claims.length)
      claims.push(...order.map((subject) => writeClaim(story, { subject, turn, series }, random)))
    }
    return claims
  }
}

type Place = { readonly subject: number; readonly turn: number; readonly series: string }

function writeClaim({ measure, topics, say }: Story, { subject, turn, series }: Place, random: Random): ClaimBody {
  const { figure, day, claimant } = say(subject, turn, random)
  const instant = FIRST_DAY + day * DAY
  const round = Math.floor(subject / topics.length / PLACES.length)
  const place = PLACES[Math.floor(subject / topics.length) % PLACES.length]
  const name = [topics[subject % topics.length], place, ...(round === 0 ? [] : [round + 1]), series].join(" ")
  return {
    subject: { name, unit: "1", measure },
    figure,
    source: { name: SOURCES[random(FEW_SOURCES)] ?? "" },
    claimant: { name: CLAIMANTS[claimant] ?? "" },
    publishedAt: new Date(instant + random(DAY / 1000) * 1000).toISOString(),
    asOf: new Date(instant).toISOString().slice(0, 10),
  }
}

/** A number of four digits for the subject. */
function levelOf(subject: number): number {
  return 1_001 + ((subject * 37) % 1_000)
}

function print(value: number): string {
  return Math.round(value).toLocaleString("en-GB")
}

function shuffle(length: number, random: Random): number[] {
  const order = Array.from({ length }, (_, at) => at)
  for (let at = length - 1; at > 0; at -= 1) {
    const other = random(at + 1)
    const [one = 0, two = 0] = [order[at], order[other]]
    order[at] = two
    order[other] = one
  }
  return order
}
