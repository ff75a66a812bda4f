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
import { keepTerms } from "../candidates/keep-terms.ts"
import { startRejudging } from "../judging/rejudge/start-rejudging.ts"
import { judgeAllSums } from "../judging/sums/judge-sums.ts"
import { keyName } from "../names/keyed-name.ts"
import { findNameError } from "../requests/name-input.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { invalidInput, mergeImpossible, noParts, notFound, subjectExists } from "../requests/refusals.ts"
import { readUnitCode } from "../requests/unit-input.ts"
import { readClaimsAgain, readNewUnit, spreadMeasure } from "./change-kind.ts"
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
  /** No part counts what another counts; there may be more in the whole. It must have at least one part. */
  readonly disjoint?: boolean
}

export type SubjectChange = Partial<SubjectInput>

/** Creates a subject and answers its id. Refuses one whose name, unit and measure another subject has. */
export async function createSubject(trx: Trx, input: SubjectInput, occasion: Occasion): Promise<string> {
  requireNames(input)
  // A new subject has no parts that could exhaust it.
  if (input.exhaustive) throw noParts(input.name, "exhaustive")
  if (input.disjoint) throw noParts(input.name, "disjoint")
  const unit = readUnitCode(input.unit ?? "1", "/unit")
  const subject = { name: input.name, unit, measure: input.measure }
  const { aliases = [], tags = [], externalIds = {}, partOf = [] } = input
  const key = foldName(input.name)
  const found = await lookUpSubjects(trx, [{ key, isId: false }, ...partOf.map(mentionId)])
  requireNoTwin(found.get(key) ?? [], subject)
  const [firstWhole = ""] = partOf
  const whole = found.get(firstWhole.toLowerCase())?.[0]
  const { toWrite } = draftSubject({ ...subject, key }, { unit, whole }, { tags, externalIds })
  const { id } = toWrite
  await writeSubjects(trx, [toWrite], occasion.now)
  await insertSubjectNames(trx, id, [input.name, ...aliases].map(keyName))
  await changeWholes(trx, await requireSubject(trx, id), partOf, occasion)
  await keepTerms(trx, [id])
  await recordSubject(trx, await requireSubject(trx, id), { action: "created", before: null, after: input }, occasion)
  return id
}

/** The family of a whole is locked together with the name: families are locked in one order. */
function mentionId(id: string) {
  return { key: id.toLowerCase(), isId: true }
}

type Kind = Pick<SubjectRow, "name" | "unit" | "measure">
/** Where nobody gave the measure, a subject of any measure is meant. */
type SaidKind = Pick<Kind, "name" | "unit"> & { readonly measure: Kind["measure"] | undefined }

/** A claim that names one of two such subjects could never say which of them it means. */
export function requireNoTwin(
  named: readonly (Kind & { readonly id: string })[],
  subject: SaidKind,
  id?: string,
): void {
  const twin = named.find((other) => other.id !== id && isTwin(other, subject))
  if (twin !== undefined) throw subjectExists(twin)
}

function isTwin(other: Kind, subject: SaidKind): boolean {
  const sameName = foldName(other.name) === foldName(subject.name)
  return sameName && other.unit === subject.unit && (subject.measure ?? other.measure) === other.measure
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
  const next = await nextState(trx, old, change)
  requireNoTwin(await listSubjectsNamed(trx, foldName(next.name)), next, id)
  await deleteSubjectNames(trx, id)
  await insertSubjectNames(trx, id, [next.name, ...(change.aliases ?? [...old.aliases, old.name])].map(keyName))
  await updateSubject(trx, id, next)
  if (change.partOf !== undefined) await changeWholes(trx, old, change.partOf, context)
  await judgeChange(trx, old, next, context)
  await keepTerms(trx, [id])
  const told = { action: "changed", before: describe(old), after: change }
  await recordSubject(trx, await requireSubject(trx, id), told, context)
}

/** What a subject will be, where it can be so. */
async function nextState(trx: Trx, old: SubjectRow, change: SubjectChange) {
  const name = change.name ?? old.name
  const { exhaustive = old.exhaustive, disjoint = old.disjoint } = change
  if (exhaustive && old.parts.length === 0) throw noParts(name, "exhaustive")
  if (disjoint && old.parts.length === 0) throw noParts(name, "disjoint")
  return {
    name,
    tags: change.tags ?? old.tags,
    externalIds: change.externalIds ?? old.external_ids,
    exhaustive,
    disjoint,
    unit: change.unit === undefined ? old.unit : await readNewUnit(trx, old, change.unit),
    measure: change.measure ?? old.measure,
    measureAssumed: change.measure === undefined && old.measure_assumed,
  }
}

type NextState = Awaited<ReturnType<typeof nextState>>

async function judgeChange(trx: Trx, old: SubjectRow, next: NextState, occasion: Occasion): Promise<void> {
  const { id } = old
  if (next.unit !== old.unit) await readClaimsAgain(trx, old, occasion)
  if (next.measure !== old.measure) await changeRelatives(trx, old, next.measure, occasion)
  if (next.exhaustive !== old.exhaustive || next.disjoint !== old.disjoint) await judgeAllSums(trx, id, occasion)
  if (!isDeepStrictEqual(new Set(next.tags), new Set(old.tags))) await rejudgeSubject(trx, id, occasion.now)
}

async function changeRelatives(trx: Trx, old: SubjectRow, measure: Measure, occasion: Occasion): Promise<void> {
  for (const relative of await spreadMeasure(trx, old, measure, occasion)) {
    const told = { action: "changed", before: { measure: relative.measure }, after: { measure } }
    await recordSubject(trx, relative, told, occasion)
  }
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
  const { name, aliases, unit, measure, tags, external_ids: externalIds, wholes, exhaustive, disjoint } = subject
  return {
    name,
    aliases,
    unit,
    measure,
    tags,
    externalIds,
    exhaustive,
    disjoint,
    partOf: wholes.map((whole) => whole.id),
  }
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
