import { insertNewTerms, type NewTerms } from "../../store/candidates/new-terms.ts"
import { readSubjectTexts } from "../../store/candidates/subject-texts.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { keysOfSubject, type SaidQuote } from "./subject-keys.ts"

/**
 * Keeps the terms of subjects whose names, claims or state this transaction has changed. They are found by all that they
 * have now from the commit on; by what they have no longer, until a job has listed them anew.
 */
export async function keepTerms(trx: Trx, subjectIds: readonly string[]): Promise<void> {
  const texts = await readSubjectTexts(trx, subjectIds)
  await insertNewTerms(
    trx,
    texts.map((one) => ({ subjectId: one.id, terms: one.isGone ? [] : keysOfSubject(one) })),
  )
}

/** What a claim that is filed says of its subject. */
export type FiledText = {
  readonly subject: { readonly id: string; readonly unit: string }
  readonly quote: SaidQuote | null
}

/** A subject that is created with the claims of a batch. */
export type CreatedText = { readonly id: string; readonly unit: string; readonly name: string }

/**
 * What claims that are filed together add to the terms of their subjects: a row for each subject, also where nothing is
 * quoted, since a claim may move its subject into another quarter.
 */
export function listFiledTerms(claims: readonly FiledText[], created: readonly CreatedText[]): NewTerms[] {
  const names = new Map(created.map(({ id, name }) => [id, name]))
  return [...Map.groupBy(claims, ({ subject }) => subject.id)].map(([subjectId, own]) => {
    const name = names.get(subjectId)
    const quotes = own.flatMap(({ quote }) => quote ?? [])
    const unit = own[0]?.subject.unit ?? ""
    return { subjectId, terms: keysOfSubject({ unit, names: name === undefined ? [] : [name], quotes }) }
  })
}
