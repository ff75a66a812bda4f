import { columnsOf, prepare } from "../../connection/prepared.ts"
import type { Trx } from "../../connection/transaction.ts"

export type SourceToWrite = {
  readonly id: string
  readonly name: string
  readonly name_key: string
  /** An array of numbers as PostgreSQL writes it, by which names like this one find it. */
  readonly like_keys: string
  readonly url: string | null
}

export type SubjectToWrite = {
  readonly id: string
  readonly name: string
  readonly name_key: string
  /** As for a source. */
  readonly like_keys: string
  readonly unit: string
  readonly measure: string
  /** Nobody gave the measure: it was inferred. */
  readonly measure_assumed: boolean
  /** A JSON array of texts: PostgreSQL takes an array of arrays for a matrix. */
  readonly tags: string
  /** A JSON object. */
  readonly external_ids: string
}

export type NamedToWrite = { readonly sources: readonly SourceToWrite[]; readonly subjects: readonly SubjectToWrite[] }

const SOURCE = ["id", "name", "name_key", "like_keys", "url"] as const
const SUBJECT = [
  "id",
  "name",
  "name_key",
  "like_keys",
  "unit",
  "measure",
  "measure_assumed",
  "tags",
  "external_ids",
] as const

/** Parameters of `filing_create`: sources, subjects, and the time. */
export const CREATE_PARAMETERS = SOURCE.length + SUBJECT.length + 1

/** A call of the function `filing_create`, with parameters that follow the first `before`. */
export function callCreate(before: number): string {
  return `filing_create(${Array.from({ length: CREATE_PARAMETERS }, (_, index) => `$${before + index + 1}`).join(", ")})`
}

/** The parameters of `callCreate`. */
export function valuesOfCreate({ sources, subjects }: NamedToWrite, now: string): readonly unknown[] {
  return [...columnsOf(sources, SOURCE), ...columnsOf(subjects, SUBJECT), now]
}

const create = prepare<never>("create sources and subjects", `select ${callCreate(0)}`)

/** Fails with `unique_violation` where another transaction has taken a name since it was looked up. */
export async function writeSources(trx: Trx, sources: readonly SourceToWrite[], now: string): Promise<void> {
  if (sources.length > 0) await create(trx, valuesOfCreate({ sources, subjects: [] }, now))
}

/** Each new subject is a family of its own. */
export async function writeSubjects(trx: Trx, subjects: readonly SubjectToWrite[], now: string): Promise<void> {
  if (subjects.length > 0) await create(trx, valuesOfCreate({ sources: [], subjects }, now))
}
