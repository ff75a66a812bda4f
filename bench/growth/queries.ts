import type { Answer } from "./call-service.ts"
import { RARE_WORD, SMALL_TAG } from "./template.ts"

/** A store of one size, with what its queries ask for. */
export type Asked = {
  /** Subjects from all over the store; the same ones of the template, in the same order, in every size. */
  readonly subjects: readonly { readonly id: string; readonly name: string }[]
  /** A claim of each, with a figure that is one number. */
  readonly claims: readonly Answer[]
  /** A tag that one subject in eight has. */
  readonly tag: string
  /** An outlet that carries its share of all claims, and one with a dozen of them. */
  readonly source: string
  readonly smallSource: string
}

export type Call = { readonly method: string; readonly path: string; readonly body?: unknown }
export type Query = { readonly name: string; readonly ask: (asked: Asked, turn: number) => Call }

const get = (name: string, path: (asked: Asked, turn: number) => string): Query => ({
  name,
  ask: (asked, turn) => ({ method: "GET", path: path(asked, turn) }),
})

const takeTurn = <T>(list: readonly T[], turn: number) => {
  const one = list[turn % list.length]
  if (one === undefined) throw new Error("there is nothing to ask for")
  return one
}
const subjectOf = ({ subjects }: Asked, turn: number) => takeTurn(subjects, turn)
const named = (name: string) => encodeURIComponent(name)

const day = (turn: number, at: number) => new Date(Date.UTC(2024, 0, 1 + ((turn * 7) % 80) + at)).toISOString()

export const QUERIES: readonly Query[] = [
  { name: "file a repeat", ask: ({ claims }, turn) => file(takeTurn(claims, turn), takeTurn(claims, turn).wording) },
  { name: "file a new figure", ask: ({ claims }, turn) => fileNew(takeTurn(claims, turn), turn) },
  get("conflicts, newest", () => "/v1/conflicts"),
  get("conflicts, most severe", () => "/v1/conflicts?sort=severity"),
  get("conflicts, open, most severe", () => "/v1/conflicts?status=open&sort=severity"),
  get("conflicts, dismissed", () => "/v1/conflicts?status=dismissed"),
  get("conflicts of parts with wholes", () => "/v1/conflicts?kind=part"),
  get("conflicts of a subject", (asked, turn) => `/v1/conflicts?subject=${subjectOf(asked, turn).id}`),
  get("conflicts of a common tag", ({ tag }) => `/v1/conflicts?tag=${named(tag)}`),
  get("conflicts of a tag of few", () => `/v1/conflicts?tag=${named(SMALL_TAG)}`),
  get("conflicts of a large source", ({ source }) => `/v1/conflicts?source=${source}`),
  get("conflicts of a small source", ({ smallSource }) => `/v1/conflicts?source=${smallSource}`),
  get("claims, last published", () => "/v1/claims"),
  get("claims of a subject", (asked, turn) => `/v1/claims?subject=${subjectOf(asked, turn).id}`),
  get("claims of a large source", ({ source }) => `/v1/claims?source=${source}`),
  get("claims with a rare word", () => `/v1/claims?q=${RARE_WORD}`),
  get("claims with a common word", () => "/v1/claims?q=spokeswoman"),
  get("claims published in a day", (_, turn) => `/v1/claims?publishedFrom=${day(turn, 0)}&publishedTo=${day(turn, 1)}`),
  get("claims as of a day", (_, turn) => `/v1/claims?asOf=${day(turn, 0).slice(0, 10)}`),
  get("report on a subject", (asked, turn) => `/v1/subjects/${subjectOf(asked, turn).id}/report`),
  get("subjects by name", (asked, turn) => `/v1/subjects?q=${named(subjectOf(asked, turn).name)}`),
  get("subjects by a common word", () => "/v1/subjects?q=floods"),
  get("subjects by a rare word", () => `/v1/subjects?q=${RARE_WORD}`),
  get("subjects of a rare measure", () => "/v1/subjects?measure=flow"),
]

/** A number that nobody has said, next to one that is said: in every size it disagrees with as many. */
function fileNew(claim: Answer, turn: number): Call {
  return file(claim, `exactly ${(Number(claim.quantity.value) + (turn + 1) / 1000).toFixed(3)}`)
}

function file({ subject, source, claimant, asOf }: Answer, figure: string): Call {
  const publishedAt = new Date(Date.UTC(2025, 0, 1)).toISOString()
  const body = { subject: subject.id, figure, source: source.id, claimant: claimant.id, publishedAt, asOf }
  return { method: "POST", path: "/v1/claims", body }
}
