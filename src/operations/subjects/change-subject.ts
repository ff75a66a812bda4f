import { isDeepStrictEqual } from "node:util"
import type { Measure } from "../../compare/pair/figure.ts"
import { writeSubjects } from "../../store/claims/filing/write-named.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertChanges } from "../../store/history/changes.ts"
import { lockFamilies, lockForFiling, lockNames } from "../../store/subjects/locks.ts"
import { foldName } from "../../store/subjects/names.ts"
import {
  deleteSubjectNames,
  findSubject,
  type InFamily,
  insertSubjectNames,
  listSubjectsNamed,
  lockSubject,
  type SubjectRow,
  updateSubject,
} from "../../store/subjects/subjects.ts"
import { startRejudging } from "../judging/rejudge/start-rejudging.ts"
import { judgeAllSums } from "../judging/sums/judge-sums.ts"
import { keyName } from "../names/keyed-name.ts"
import { findNameError } from "../requests/name-input.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { invalidInput, mergeImpossible, noParts, notFound, subjectExists } from "../requests/refusals.ts"
import { readUnitCode } from "../requests/unit-input.ts"
import { draftSubject } from "./draft-subject.ts"
import { lookUpSubjects } from "./look-up-subjects.ts"
import { changeWholes } from "./part-of.ts"

export type SubjectInput = {
  readonly name: string
  readonly unit?: string
  readonly measure?: Measure
  readonly aliases?: readonly string[]
  readonly tags?: readonly string[]
  readonly externalIds?: Readonly<Record<string, string>>
  /** Ids of the subjects that it is part of. */
  readonly partOf?: readonly string[]
  /** Its parts add up to it. It must have at least one part. */
  readonly exhaustive?: boolean
}

export type SubjectChange = Partial<Omit<SubjectInput, "unit" | "measure">>

/** Creates a subject and answers its id. Refuses one whose name, unit and measure another subject has. */
export async function createSubject(trx: Trx, input: SubjectInput, occasion: Occasion): Promise<string> {
  requireNames(input)
  // A new subject has no parts that could exhaust it.
  if (input.exhaustive) throw noParts(input.name)
  const unit = readUnitCode(input.unit ?? "1", "/unit")
  const subject = { name: input.name, unit, measure: input.measure ?? ("stock" as const) }
  const { aliases = [], tags = [], externalIds = {}, partOf = [] } = input
  const key = foldName(input.name)
  const found = await lookUpSubjects(trx, [{ key, isId: false }, ...partOf.map(mentionId)])
  requireNoTwin(found.get(key) ?? [], subject)
  const { toWrite } = draftSubject({ ...subject, key }, unit, { tags, externalIds })
  const { id } = toWrite
  await writeSubjects(trx, [toWrite], occasion.now)
  await insertSubjectNames(trx, id, [input.name, ...aliases].map(keyName))
  await changeWholes(trx, await requireSubject(trx, id), partOf, occasion)
  await recordSubject(trx, await requireSubject(trx, id), { action: "created", before: null, after: input }, occasion)
  return id
}

/** The family of a whole is locked together with the name: families are locked in one order. */
function mentionId(id: string) {
  return { key: id.toLowerCase(), isId: true }
}

type Kind = Pick<SubjectRow, "name" | "unit" | "measure">

/** A claim that names one of two such subjects could never say which of them it means. */
export function requireNoTwin(named: readonly (Kind & { readonly id: string })[], subject: Kind, id?: string): void {
  const twin = named.find((other) => other.id !== id && isTwin(other, subject))
  if (twin !== undefined) throw subjectExists(twin)
}

function isTwin(other: Kind, subject: Kind): boolean {
  const sameName = foldName(other.name) === foldName(subject.name)
  return sameName && other.unit === subject.unit && other.measure === subject.measure
}

/** Sets what is given and leaves the rest. After a rename the old name stays as an alias, unless aliases are given too. */
export async function changeSubject(
  trx: Trx,
  id: string,
  change: SubjectChange,
  context: Occasion & { readonly check: Precondition },
): Promise<void> {
  await lockForFiling(trx)
  if (change.name !== undefined) await lockNames(trx, [foldName(change.name)])
  // All at once: two subjects that become part of each other would otherwise each wait for the other.
  await lockFamilies(trx, [id, ...(change.partOf ?? [])])
  const old = await lockSubject(trx, id)
  if (old === undefined) throw notFound("subject", id)
  context.check(old.version)
  requireCurrent(old)
  requireNames(change)
  const name = change.name ?? old.name
  requireNoTwin(await listSubjectsNamed(trx, foldName(name)), { ...old, name }, id)
  await deleteSubjectNames(trx, id)
  await insertSubjectNames(trx, id, [name, ...(change.aliases ?? [...old.aliases, old.name])].map(keyName))
  const { tags = old.tags, externalIds = old.external_ids, exhaustive = old.exhaustive } = change
  if (exhaustive && old.parts.length === 0) throw noParts(name)
  await updateSubject(trx, id, { name, tags, externalIds, exhaustive })
  if (change.partOf !== undefined) await changeWholes(trx, old, change.partOf, context)
  if (exhaustive !== old.exhaustive) await judgeAllSums(trx, id, context)
  if (!isDeepStrictEqual(new Set(tags), new Set(old.tags))) await rejudgeSubject(trx, id, context.now)
  const told = { action: "changed", before: describe(old), after: change }
  await recordSubject(trx, await requireSubject(trx, id), told, context)
}

/** Other rules may apply to a subject whose tags have changed. */
async function rejudgeSubject(trx: Trx, id: string, now: string): Promise<void> {
  await startRejudging(trx, [{ subject: id }], null, now)
}

export function requireCurrent(subject: SubjectRow): void {
  if (subject.merged_into === null) return
  throw mergeImpossible(`the subject "${subject.name}" was merged into ${subject.merged_into}; change that one`)
}

function requireNames(input: { name?: string; aliases?: readonly string[] }): void {
  const named = input.name === undefined ? [] : [findNameError(input.name, "/name")]
  const aliases = (input.aliases ?? []).map((alias, index) => findNameError(alias, `/aliases/${index}`))
  const errors = [...named, ...aliases].filter((error) => error !== null)
  if (errors.length > 0) throw invalidInput(errors)
}

async function requireSubject(trx: Trx, id: string): Promise<SubjectRow> {
  const subject = await findSubject(trx, id)
  if (subject === undefined) throw notFound("subject", id)
  return subject
}

function describe(subject: SubjectRow) {
  const { name, aliases, tags, external_ids: externalIds, wholes, exhaustive } = subject
  return { name, aliases, tags, externalIds, exhaustive, partOf: wholes.map((whole) => whole.id) }
}

export async function recordSubject(
  trx: Trx,
  { family_id: familyId, id }: InFamily,
  change: { action: string; before: unknown; after: unknown; note?: string | null },
  { now, actor }: Occasion,
): Promise<void> {
  const entry = { familyId, subjectId: id, entity: "subject" as const, entityId: id, actor, note: null }
  await insertChanges(trx, [{ ...entry, ...change }], now)
}
