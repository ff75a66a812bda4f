import { type LearnedLinks, nameModel, type StoredLinkModel } from "../../operations/links/learn-links.ts"
import type { LanguageCode } from "../../quantity/languages/languages.ts"

export function presentLearned({ model, language, base, decisions, before, after }: LearnedLinks) {
  return { name: model.name, language, base, decisions, before, after }
}

/** `inForce`: the names of the models by which figures are linked at this moment. */
export function presentLinkModel(row: StoredLinkModel, inForce: ReadonlySet<string>) {
  const { base, number, decisions, before, after, note } = row
  const name = nameModel(base, number)
  return {
    name,
    language: row.language as LanguageCode,
    base,
    decisions,
    before,
    after,
    inForce: inForce.has(name),
    note,
    createdBy: row.made_by,
    createdAt: row.made_at,
    revokedBy: row.revoked_by,
    revokedAt: row.revoked_at,
  }
}
