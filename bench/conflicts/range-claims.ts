import { CLAIMANTS, SOURCES } from "../claims/claim-words.ts"
import type { ClaimBody } from "../claims/write-claims.ts"
import { makeRandom } from "../random.ts"

const SEED = 20_241_104
/** Figures of one subject. */
const FIGURES = 50
const DAYS = 180
const FIRST_DAY = Date.UTC(2024, 0, 1)
const DAY = 86_400_000

/**
 * Claims that a self-join judges as we do: stocks in one unit, plain ranges ("10,000-10,400"), each of one day. Every
 * figure is claimed twice, by two claimants, so that none is anybody's update.
 */
export function writeRangeClaims(figures: number): ClaimBody[] {
  const random = makeRandom(SEED)
  return Array.from({ length: figures }, (_, at) => {
    const subject = `Households without water, district ${1 + Math.floor(at / FIGURES)}`
    const low = 9_400 + 10 * random(101)
    const said = { subject, wording: `${print(low)}-${print(low + 100 + 10 * random(21))}`, day: random(DAYS) }
    return [0, 1].map((time) => writeClaim(said, random(CLAIMANTS.length / 2) * 2 + time, `range-${at}-${time}`))
  }).flat()
}

type Said = { readonly subject: string; readonly wording: string; readonly day: number }

function writeClaim({ subject, wording, day }: Said, by: number, externalId: string): ClaimBody {
  const asOf = new Date(FIRST_DAY + day * DAY).toISOString()
  return {
    subject: { name: subject, unit: "1", measure: "stock" },
    figure: wording,
    source: { name: SOURCES[by] ?? "" },
    claimant: { name: CLAIMANTS[by] ?? "" },
    publishedAt: asOf,
    asOf: asOf.slice(0, 10),
    url: `https://news.example/${externalId}`,
    quote: `${wording} households have no water, it was said.`,
    externalId,
  }
}

function print(value: number): string {
  return value.toLocaleString("en-GB")
}
