import { CLAIMANTS, SOURCES } from "../claims/claim-words.ts"
import type { ClaimBody } from "../claims/write-claims.ts"

/** Days on which the figures of the hot subject lie. */
const DAYS = 500
/** Days between two outliers. An outlier is a fifth higher than all others and disagrees with every figure near its day. */
const OUTLIER_EVERY = 50
/** This day has one outlier in sight, ten days before: stocks are compared up to 30 days apart. */
const PROBED_DAY = 260
const LEVEL = 10_000
const HIGH = 12_000
const FIRST_DAY = Date.UTC(2023, 0, 1)
const DAY = 86_400_000

export const HOT = "Troops at the eastern border"

/**
 * `claims` of one subject, a stock, about `figures` figures: evenly over 500 days, all within 2 % of 10,000 but ten
 * outliers, and each claimed by as many different claimants.
 */
export function writeHotClaims(claims: number, figures: number): ClaimBody[] {
  return Array.from({ length: claims }, (_, at) => {
    const figure = at % figures
    const day = dayOf(figure, figures)
    const isOutlier = day % OUTLIER_EVERY === 0 && dayOf(figure - 1, figures) !== day
    const said = { value: isOutlier ? HIGH : ordinary(figure), day, by: figure * 7 + Math.floor(at / figures) }
    return writeClaim(HOT, said, `hot-${at}`)
  })
}

/** The same on a subject that has three figures: two ordinary ones and an outlier. */
export function writeColdClaims(subject: string, figures: number): ClaimBody[] {
  const first = firstOf(PROBED_DAY, figures)
  return [ordinary(first), ordinary(first + 1), HIGH].map((value, at) =>
    writeClaim(subject, { value, day: PROBED_DAY, by: (first + at) * 7 }, `${subject}-${at}`),
  )
}

/** What is filed next, on the hot subject and on cold ones alike. Every turn has another number, or another id. */
export type Probe = (subject: string, turn: number, figures: number) => ClaimBody

/** Said before, by the same claimant. */
export const probeRepeat: Probe = (subject, turn, figures) => {
  const first = firstOf(PROBED_DAY, figures)
  return writeClaim(subject, { value: ordinary(first), day: PROBED_DAY, by: first * 7 }, `${subject}-repeat-${turn}`)
}

/** Disagrees with the outlier alone. */
export const probeOrdinary: Probe = (subject, turn) => {
  const said = { value: LEVEL + (turn + 1) / 1000, day: PROBED_DAY, by: null }
  return writeClaim(subject, said, `${subject}-ordinary-${turn}`)
}

/** Disagrees with all that is said near its day, and not with the outlier. */
export const probeHigh: Probe = (subject, turn) => {
  const said = { value: HIGH + (turn + 1) / 1000, day: PROBED_DAY, by: null }
  return writeClaim(subject, said, `${subject}-high-${turn}`)
}

function dayOf(figure: number, figures: number): number {
  return Math.floor((figure * DAYS) / figures)
}

function firstOf(day: number, figures: number): number {
  return Math.ceil((day * figures) / DAYS)
}

/** From 9,800 to 10,200; no two of the same day are equal, as a day has far fewer. */
function ordinary(figure: number): number {
  return LEVEL - 200 + ((figure * 37) % 401)
}

/** `by` is the index of the claimant. Null stands for a claimant who has said nothing else. */
type Said = { readonly value: number; readonly day: number; readonly by: number | null }

function writeClaim(subject: string, { value, day, by }: Said, externalId: string): ClaimBody {
  const asOf = new Date(FIRST_DAY + day * DAY).toISOString()
  const claimant = by === null ? `An office of its own (${externalId})` : (CLAIMANTS[by % CLAIMANTS.length] ?? "")
  // Between figures as precise as these nothing but rounding would be allowed.
  const figure = `about ${value.toLocaleString("en-GB", { maximumFractionDigits: 3 })}`
  return {
    subject: { name: subject, unit: "1", measure: "stock" },
    figure,
    source: { name: SOURCES[(by ?? 0) % SOURCES.length] ?? "" },
    claimant: { name: claimant },
    publishedAt: asOf,
    asOf: asOf.slice(0, 10),
    url: `https://news.example/${encodeURIComponent(externalId)}`,
    quote: `There are ${figure} troops at the border, ${claimant} said.`,
    externalId,
  }
}
