import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import { writeKeys } from "../names/like-names.ts"

/** Terms that have come to a subject, by their keys; none where only something else has changed. */
export type NewTerms = { readonly subjectId: string; readonly terms: readonly number[] }

/** Terms by which a subject is listed are not kept twice: the index of what is new is the dearest part of filing. */
const insertTerms = prepare<never>("write new terms", "select keep_new_terms($1, $2)")

/** By these terms the subjects are found from the commit on. A job lists them anew with all that they have. */
export async function insertNewTerms(trx: Trx, news: readonly NewTerms[]): Promise<void> {
  if (news.length === 0) return
  await insertTerms(trx, valuesOfTerms(news))
}

/** The parameters of the function `keep_new_terms`. */
export function valuesOfTerms(news: readonly NewTerms[]): readonly unknown[] {
  return [news.map(({ subjectId }) => subjectId), news.map(({ terms }) => writeKeys(terms))]
}

export type NewTermsKey = { readonly id: number; readonly subject_id: string }

const readOldest = prepare<NewTermsKey>(
  "read oldest new terms",
  `select n.id, n.subject_id from new_terms n order by n.id limit $1::int`,
)

/** Those that have waited longest. */
export async function listNewTerms(trx: Trx, limit: number): Promise<readonly NewTermsKey[]> {
  return readOldest(trx, [limit])
}

const deleteByIds = prepare<never>("delete new terms", `delete from new_terms n where n.id = any($1::bigint[])`)

export async function deleteNewTerms(trx: Trx, ids: readonly number[]): Promise<void> {
  await deleteByIds(trx, [ids])
}

const deleteBySubject = prepare<never>(
  "delete new terms of subjects",
  `delete from new_terms n where n.subject_id = any($1::uuid[])`,
)

export async function deleteNewTermsOf(trx: Trx, subjectIds: readonly string[]): Promise<void> {
  await deleteBySubject(trx, [subjectIds])
}
