import type { ReviewedClaim } from "../../operations/records/read-reviewed.ts"
import type { ClaimRecord } from "../../operations/records/record.ts"
import type { FirstClaimRow } from "../../store/records/list-first-claims.ts"
import type { SettledRow } from "../../store/records/list-settled.ts"
import type { SourceRow } from "../../store/sources/sources.ts"

type Node = Readonly<Record<string, unknown>>
type Sources = ReviewedClaim["sources"]

/**
 * A claim as JSON-LD in the words of schema.org: the `Claim`, and a `ClaimReview` for each decision of a person about it.
 * Each review holds the claim again, since not everybody who reads one resolves references, but without its longer parts.
 * Nothing is said that nobody said: there are no numbers in ratings, and whether a source is a person or an organisation is
 * left open.
 */
export function presentReviewed(reviewed: ReviewedClaim): Node {
  const claim = presentClaimNode(reviewed)
  const item = shorten(claim)
  return {
    "@context": "https://schema.org",
    "@graph": [claim, ...reviewed.settled.map((one) => presentReview(one, item))],
  }
}

/** One line of an export. */
export const REVIEWED_LINES = {
  head: "",
  line: (reviewed: ReviewedClaim) => `${JSON.stringify(presentReviewed(reviewed))}\n`,
}

function presentClaimNode({ claim, first, sources }: ReviewedClaim): Node {
  const { id, subject, claimants, wording, quantity, language, quote, url } = claim
  const authors = claimants.map(({ id: one, name }) => presentSource(sources.get(one), { id: one, name }))
  const published = { publishedAt: claim.publishedAt, isDay: claim.publishedAtAssumed }
  const own = presentWork({ source: claim.source, url, quote, ...published }, sources)
  return leaveOut({
    "@type": "Claim",
    "@id": urnOf(id),
    text: `${subject.name}: ${wording ?? quantity.text}`,
    inLanguage: language,
    about: { "@type": "Thing", "@id": urnOf(subject.id), name: subject.name },
    author: authors.length === 1 ? authors[0] : authors,
    datePublished: presentDate(published),
    temporalCoverage: claim.asOfAssumed ? undefined : presentPeriod(claim.asOf),
    appearance: own,
    firstAppearance: first === null ? undefined : first.id === id ? own : presentFirst(first, sources),
    ...presentEnd(claim),
  })
}

/** Without the quotation and the first appearance. */
function shorten({ firstAppearance: _first, appearance, ...claim }: Node): Node {
  const { hasPart: _quotation, ...work } = appearance as Node
  return { ...claim, appearance: work }
}

type Work = {
  readonly source: { readonly id: string; readonly name: string }
  readonly url: string | null
  readonly quote: string | null
  readonly publishedAt: string
  readonly isDay: boolean
}

/** What carried the claim. */
function presentWork({ source, url, quote, ...published }: Work, sources: Sources): Node {
  return leaveOut({
    "@type": "CreativeWork",
    url,
    publisher: presentSource(sources.get(source.id), source),
    datePublished: presentDate(published),
    hasPart: quote === null || quote === "" ? undefined : { "@type": "Quotation", text: quote },
  })
}

function presentFirst({ source_id, url, quote, ...first }: FirstClaimRow, sources: Sources): Node {
  const source = { id: source_id, name: sources.get(source_id)?.name ?? "" }
  const published = { publishedAt: first.published_at, isDay: first.published_at_assumed }
  return presentWork({ source, url, quote, ...published }, sources)
}

function presentSource(source: SourceRow | undefined, { id, name }: Work["source"]): Node {
  return leaveOut({ "@type": "Thing", "@id": urnOf(id), name, url: source?.url })
}

/** Of a time of which only the day was given, the day. */
function presentDate({ publishedAt, isDay }: Pick<Work, "publishedAt" | "isDay">): string {
  return isDay ? publishedAt.slice(0, 10) : publishedAt
}

/** As ISO 8601 writes it; ".." where the end is open. */
function presentPeriod(asOf: ClaimRecord["asOf"]): string {
  return typeof asOf === "string" ? asOf : `${asOf.from}/${asOf.to ?? ".."}`
}

function presentEnd({ status, correctedBy, endedAt, history }: ClaimRecord): Node {
  if (status === "active") return {}
  const told = history.findLast(({ action }) => action === status)
  const about = correctedBy === null ? undefined : { "@type": "Claim", "@id": urnOf(correctedBy) }
  const comment = { "@type": "CorrectionComment", text: told?.note, datePublished: endedAt, about }
  return { creativeWorkStatus: status, correction: leaveOut(comment) }
}

function presentReview(settled: SettledRow, claim: Node): Node {
  const { status, note, settled_at, settled_by, noted_at, noted_by } = settled
  return leaveOut({
    "@type": "ClaimReview",
    claimReviewed: claim.text,
    itemReviewed: claim,
    datePublished: settled_at,
    dateModified: noted_at,
    author: presentActor(settled_by),
    contributor: noted_by === settled_by ? undefined : presentActor(noted_by),
    reviewBody: note,
    reviewRating: { "@type": "Rating", alternateName: status },
  })
}

function presentActor(name: string | null): Node | undefined {
  return name === null ? undefined : { "@type": "Thing", name }
}

/** A name that is the same in every export and needs no address. */
function urnOf(id: string): string {
  return `urn:uuid:${id}`
}

/** Without the members that say nothing. */
function leaveOut(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined && value !== null))
}
