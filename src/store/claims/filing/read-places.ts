import type { Measure } from "../../../compare/pair/figure.ts"
import { inUtc } from "../../connection/json-times.ts"
import { prepare } from "../../connection/prepared.ts"
import type { Trx } from "../../connection/transaction.ts"
import type { RuleRow } from "../../rules/rules.ts"

/** What claims name, by folded name or id. */
export type Named = {
  readonly sourceNames: readonly string[]
  readonly sourceIds: readonly string[]
  readonly subjectNames: readonly string[]
  readonly subjectIds: readonly string[]
  /** Of the subjects' names those under which a subject may have to be created. */
  readonly newNames: readonly string[]
}

/** `key` is the folded name or the id that was asked for; a source that was merged away answers as the one that it went to. */
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
  /** It is part of something, or something is part of it. */
  readonly related: boolean
}

/** What a claim needs to know of its subject. */
export type PlainSubject = Pick<FoundSubject, "id" | "name" | "unit" | "measure" | "tags" | "exhaustive">

/** The locks that are held now: `familyKey`, `nameLock` and `sourceLock` tell whether a claim's are among them. */
export type Held = ReadonlySet<string>

export type Places = {
  readonly held: Held
  readonly sources: readonly FoundSource[]
  /** In the order of their ids. */
  readonly subjects: readonly FoundSubject[]
  /** The active rules that may apply to one of the subjects. */
  readonly rules: readonly Omit<RuleRow, "subject_name">[]
}

type Answer = Omit<Places, "held"> & { readonly held: readonly string[] }

const lookUp = prepare<{ readonly answer: Answer }>(
  "look up places",
  "select filing_look_up($1::boolean, $2::text[], $3::uuid[], $4::text[], $5::uuid[], $6::text[]) as answer",
)

/**
 * Locks the names that may be new, of sources too, and the families of the subjects until the transaction ends, as
 * `lockForFiling`, `lockNames` and `lockFamilies` do, and reads what is named under these locks. Where `waits` is false,
 * what somebody else holds is not locked. A family may change while we wait: the caller looks whether those of the
 * subjects are held.
 */
export async function readPlaces(trx: Trx, named: Named, waits: boolean): Promise<Places> {
  const { sourceNames, sourceIds, subjectNames, subjectIds, newNames } = named
  const [row] = await lookUp(trx, [waits, sourceNames, sourceIds, subjectNames, subjectIds, newNames])
  if (row === undefined) throw new Error("a function answered no row")
  const { held, rules, ...answer } = row.answer
  return { ...answer, held: new Set(held), rules: rules.map(readTimes) }
}

function readTimes<Rule extends { created_at: string; changed_at: string }>(rule: Rule): Rule {
  return { ...rule, created_at: inUtc(rule.created_at), changed_at: inUtc(rule.changed_at) }
}

export function familyKey(familyId: string): string {
  return `family ${familyId}`
}

export function sourceLock(nameKey: string): string {
  return `source ${nameKey}`
}

export function nameLock(nameKey: string): string {
  return `name ${nameKey}`
}
