import type { Measure } from "../../../compare/pair/figure.ts"
import { inUtc } from "../../connection/json-times.ts"
import { prepare } from "../../connection/prepared.ts"
import type { Trx } from "../../connection/transaction.ts"
import type { RuleRow } from "../../rules/rules.ts"

/** The sources and subjects that a batch of claims names, by folded name or by id. */
export type Named = {
  readonly sourceNames: readonly string[]
  readonly sourceIds: readonly string[]
  readonly subjectNames: readonly string[]
  readonly subjectIds: readonly string[]
  /** Those of `subjectNames` under which a subject may have to be created. */
  readonly newNames: readonly string[]
}

/** `key` is the folded name or the id that was asked for. A source that was merged into another answers as that one. */
export type FoundSource = { readonly key: string; readonly id: string; readonly name: string }

export type FoundSubject = {
  readonly key: string
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly measure: Measure
  readonly tags: readonly string[]
  readonly exhaustive: boolean
  readonly family_id: string
  readonly merged_into: string | null
  readonly archived: boolean
  /** True where it is part of another subject, or another subject is part of it. */
  readonly related: boolean
}

/** What a claim needs to know of its subject. */
export type PlainSubject = Pick<FoundSubject, "family_id" | "id" | "name" | "unit" | "measure" | "tags" | "exhaustive">

/**
 * The texts of the locks that are held now, as `familyKey`, `nameLock` and `sourceLock` of the subjects' locks make
 * them.
 */
export type Held = Pick<ReadonlySet<string>, "has">

/** What the names in claims stand for, as read under the locks. */
export type LookedUpNames = {
  readonly held: Held
  readonly sources: readonly FoundSource[]
  /** In the order of their ids. */
  readonly subjects: readonly FoundSubject[]
  /** The active rules that may apply to one of the subjects. */
  readonly rules: readonly Omit<RuleRow, "subject_name">[]
}

type Answer = Omit<LookedUpNames, "held"> & { readonly held: readonly string[] }

const lookUp = prepare<{ readonly answer: Answer }>(
  "look up names",
  "select filing_look_up($1::boolean, $2::text[], $3::uuid[], $4::text[], $5::uuid[], $6::text[]) as answer",
)

/**
 * Locks what `lockForFiling`, `lockNames` and `lockFamilies` lock, and the names of sources that may be new, until the
 * transaction ends; then reads under these locks what the names stand for. All of it is one call. Where `waits` is
 * false, a lock that somebody else holds is left out. A family may be joined to another one while we wait, so the
 * caller checks that the families of the subjects are among `held`.
 */
export async function lookUpNames(trx: Trx, named: Named, waits: boolean): Promise<LookedUpNames> {
  const { sourceNames, sourceIds, subjectNames, subjectIds, newNames } = named
  const [row] = await lookUp(trx, [waits, sourceNames, sourceIds, subjectNames, subjectIds, newNames])
  if (row === undefined) throw new Error("a function filing_look_up answered no row")
  const { held, rules, ...answer } = row.answer
  return { ...answer, held: new Set(held), rules: rules.map(inUtcOf) }
}

/** A rule that was read as JSON, with its times as a column is read. */
export function inUtcOf<Rule extends { created_at: string; changed_at: string }>(rule: Rule): Rule {
  return { ...rule, created_at: inUtc(rule.created_at), changed_at: inUtc(rule.changed_at) }
}
