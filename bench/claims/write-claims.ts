import { makeRandom } from "../random.ts"
import { CLAIMANTS, HEDGES, PLACES, QUOTES, SOURCES, TOPICS } from "./claim-words.ts"

/** The body of POST /v1/claims, flat enough for a table. */
export type ClaimBody = {
  readonly subject: { readonly name: string; readonly unit: string; readonly measure: string }
  readonly figure: string
  readonly source: { readonly name: string }
  readonly claimant?: { readonly name: string }
  readonly publishedAt: string
  readonly asOf: string
  readonly url?: string
  readonly quote?: string
  readonly externalId?: string
}

/** A figure that somebody has claimed of a subject, so that others can repeat it. */
type Said = { readonly wording: string; readonly asOf: string; readonly day: number }
type Subject = { readonly topic: (typeof TOPICS)[number]; readonly name: string; readonly base: number; said: Said[] }

const SEED = 20_241_104
const FIRST_DAY = Date.UTC(2024, 0, 1)
const DAYS = 90
const DAY = 86_400_000
/** How many of the latest figures of a subject a repeat is chosen from. */
const REPEATED = 12

/**
 * The claims of a news desk, the same in every run: about 400 subjects, a tenth of which get a third of all, 300 sources,
 * 120 claimants. One in three is a new figure, usually within 2 % of the level of its subject, one in ten of those
 * farther off; the others repeat one of the latest figures. Each has an external id of its own. Another series says the same of subjects
 * of its own.
 */
export function writeClaims(count: number, series = "", subjectCount = 400): ClaimBody[] {
  const random = makeRandom(SEED)
  const subjects = Array.from({ length: subjectCount }, (_, at) => makeSubject(at, series, random))
  return Array.from({ length: count }, (_, at) => {
    const place = random(3) === 0 ? random(Math.ceil(subjectCount / 10)) : random(subjectCount)
    return writeClaim(subjects[place] as Subject, `${series}${at}`, Math.floor((at / count) * DAYS), random)
  })
}

type Random = (below: number) => number

function makeSubject(at: number, series: string, random: Random): Subject {
  const topic = TOPICS[at % TOPICS.length] as Subject["topic"]
  const place = PLACES[Math.floor(at / TOPICS.length) % PLACES.length]
  const round = Math.floor(at / TOPICS.length / PLACES.length)
  const where = [place, ...(round === 0 ? [] : [round + 1]), ...(series === "" ? [] : [series])].join(" ")
  const name = topic.name.replace("{place}", where)
  return { topic, name, base: topic.size * (1 + random(300) / 100), said: [] }
}

function writeClaim(subject: Subject, key: string, day: number, random: Random): ClaimBody {
  const isNew = subject.said.length === 0 || random(3) === 0
  const said = isNew ? sayNew(subject, day, random) : pick(subject.said, random)
  const claimant = random(10) < 7 ? pick(CLAIMANTS, random) : undefined
  const source = pick(SOURCES, random)
  const { name, topic } = subject
  const published = new Date(FIRST_DAY + day * DAY + random(DAY / 1000) * 1000)
  return {
    subject: { name, unit: "1", measure: topic.measure },
    figure: said.wording,
    source: { name: source },
    ...(claimant === undefined ? {} : { claimant: { name: claimant } }),
    publishedAt: published.toISOString(),
    asOf: said.asOf,
    url: `https://news.example/${source.toLowerCase().replaceAll(" ", "-")}/${key}`,
    quote: fill(pick(QUOTES, random), { subject: name, said: said.wording, who: claimant ?? source }),
    externalId: `item-${key}`,
  }
}

function sayNew(subject: Subject, day: number, random: Random): Said {
  const share = random(10) === 0 ? 0.75 + random(50) / 100 : 0.98 + random(41) / 1000
  const grown = subject.topic.measure === "cumulative" ? 1 + day / DAYS : 1
  const value = roundToThree(subject.base * share * grown)
  const wording = fill(pick(HEDGES, random), {
    n: value.toLocaleString("en-GB"),
    m: roundToThree(value * 1.1).toLocaleString("en-GB"),
    noun: subject.topic.noun,
  })
  const asOf = new Date(FIRST_DAY + day * DAY).toISOString().slice(0, 10)
  const said = { wording, asOf, day }
  subject.said = [...subject.said.slice(-(REPEATED - 1)), said]
  return said
}

/** Round numbers are what is said: three digits count. */
function roundToThree(value: number): number {
  const unit = Math.max(1, 10 ** (Math.floor(Math.log10(value)) - 2))
  return Math.round(value / unit) * unit
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => values[slot] ?? "")
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[random(list.length)] as T
}
