import type { Measure } from "../../compare/figure.ts"
import { inUtc } from "../json-times.ts"
import { prepare } from "../prepared.ts"
import type { RuleRow } from "../rules.ts"
import type { Trx } from "../transaction.ts"
import { type FigureSearch, type FoundFigure, timely } from "./read-figures.ts"

/** What claims name, by folded name or id, and what they would come to. */
export type Named = {
  readonly sourceNames: readonly string[]
  readonly sourceIds: readonly string[]
  readonly subjectNames: readonly string[]
  readonly subjectIds: readonly string[]
  /** Of the subjects' names those under which a subject may have to be created. */
  readonly newNames: readonly string[]
  readonly filed: readonly FiledSearch[]
  readonly figures: readonly FigureSearch[]
}

/** An outlet's own id of a claim; the source by folded name or by id. `place` is the caller's own number. */
export type FiledSearch = {
  readonly place: number
  readonly source_key: string | null
  readonly source_id: string | null
  readonly external_id: string
}

export type FoundClaim = { readonly place: number; readonly claim_id: string; readonly body_hash: string }

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
  readonly filed: readonly FoundClaim[]
  readonly figures: readonly FoundFigure[]
}

type Answer = Omit<Places, "held"> & { readonly held: readonly string[] }

const read = prepare<{ readonly answer: Answer }>("read places", "select filing_read($1::json, $2::boolean) as answer")

/**
 * Locks the names that may be new, of sources too, and the families of the subjects until the transaction ends, as
 * `lockForFiling`, `lockNames` and `lockFamilies` do, and reads what is named under these locks. Where `waits` is false,
 * what somebody else holds is not locked. A family may change while we wait: the caller looks whether those of the
 * subjects are held.
 */
export async function readPlaces(trx: Trx, named: Named, waits: boolean): Promise<Places> {
  const [row] = await read(trx, [JSON.stringify(named), waits])
  if (row === undefined) throw new Error("a function answered no row")
  const { held, rules, figures, ...answer } = row.answer
  return { ...answer, held: new Set(held), rules: rules.map(readTimes), figures: figures.map(timely) }
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
