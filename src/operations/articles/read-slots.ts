import { printQuantity } from "../../quantity/quantity.ts"
import type { FoundSubject } from "../../store/claims/filing/look-up-names.ts"
import { type SourceToWrite, writeSources } from "../../store/claims/filing/write-named.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { readClaimValues, readSaidUnit, wordingOf } from "../claims/claim-input.ts"
import { readClaimants, requireDistinct } from "../claims/read-claimants.ts"
import { type InputError, invalidInput } from "../requests/refusals.ts"
import { requireUnit } from "../requests/unit-input.ts"
import { findOrDraftSource, lookUpSources } from "../sources/look-up-sources.ts"
import { readSource, type SourceMention } from "../sources/source-mention.ts"
import { findFitting } from "../subjects/fitting-subject.ts"
import { lookUpSubjects } from "../subjects/look-up-subjects.ts"
import { resolveSubject } from "../subjects/resolve-subject.ts"
import { readSubject, type SubjectMention } from "../subjects/subject-mention.ts"
import { hashContent, type Said, type SlotInput, type VersionInput } from "./article-input.ts"
import { atPointer, atPointerLater } from "./at-pointer.ts"

/** A figure of a version, with all that it names found or made. */
export type ReadFigure = {
  readonly slot: string
  readonly subjectId: string
  readonly claimants: readonly string[]
  readonly content: string
  readonly said: Said
}

export type ReadingSlots = {
  readonly now: string
  /** The source that publishes the article: it asserts what names nobody. */
  readonly sourceId: string
  /** Subjects whose families the transaction will need besides. */
  readonly subjects: readonly string[]
}

/** Where in the request the figure stands. */
export function slotPointer(index: number): string {
  return `/claims/${index}`
}

/** Refuses two figures under one name: a version says one thing of each. */
export function requireOneOfEach(slots: readonly SlotInput[]): void {
  const first = new Map<string, number>()
  const errors = slots.flatMap(({ slot }, index): InputError[] => {
    const before = first.get(slot)
    if (before === undefined) first.set(slot, index)
    const detail = `"${slot}" is the slot of claim ${(before ?? 0) + 1} already; expected each slot once in a version`
    return before === undefined ? [] : [{ pointer: `${slotPointer(index)}/slot`, detail }]
  })
  if (errors.length > 0) throw invalidInput(errors)
}

/**
 * Reads what a sender says of its figures. The families of all subjects are locked in one call; subjects and sources that
 * nobody has are created, as a claim creates them.
 */
export async function readSlots(
  trx: Trx,
  { claims = [], ...version }: VersionInput,
  reading: ReadingSlots,
): Promise<readonly ReadFigure[]> {
  const named = claims.map((slot, index) => nameSlot(slot, index))
  const mentions = named.map(({ subject }) => subject)
  const known = await lookUpSubjects(trx, [...mentions, ...reading.subjects.map((key) => ({ key, isId: true }))])
  const parties = await findClaimants(trx, named, reading)
  const figures: ReadFigure[] = []
  for (const [index, slot] of claims.entries()) {
    const { subject: mention } = named[index] ?? missing()
    const subject = await atPointerLater(slotPointer(index), () =>
      choose(trx, known, mention, { slot, version, reading }),
    )
    const read = atPointer(slotPointer(index), () => readValues(slot, version, subject, reading.now))
    figures.push({ slot: slot.slot, subjectId: subject.id, claimants: parties[index] ?? [], ...read })
  }
  return figures
}

function missing(): never {
  throw new Error("a figure of a version was not read")
}

type NamedSlot = { readonly subject: SubjectMention; readonly claimants: readonly SourceMention[] | undefined }

function nameSlot(slot: SlotInput, index: number): NamedSlot {
  return atPointer(slotPointer(index), () => ({ subject: readSubject(slot.subject), claimants: readClaimants(slot) }))
}

/** The claimants of each figure, by id. */
async function findClaimants(
  trx: Trx,
  named: readonly NamedSlot[],
  { now, sourceId }: ReadingSlots,
): Promise<readonly (readonly string[])[]> {
  const mentions = named.flatMap(({ claimants = [] }) => claimants)
  const own = readSource(sourceId, "/source")
  const known = await lookUpSources(trx, [own, ...mentions])
  const drafts: SourceToWrite[] = []
  const found = named.map(({ claimants = [own] }, index) =>
    atPointer(slotPointer(index), () => {
      const parties = claimants.map((mention) => findOrDraftSource(mention, known, drafts))
      requireDistinct(claimants, parties)
      return parties.map(({ id }) => id)
    }),
  )
  await writeSources(trx, drafts, now)
  return found
}

type Choosing = {
  readonly slot: SlotInput
  readonly version: Omit<VersionInput, "claims">
  readonly reading: ReadingSlots
}

type Chosen = { readonly id: string; readonly name: string; readonly unit: string }

async function choose(
  trx: Trx,
  known: ReadonlyMap<string, readonly FoundSubject[]>,
  mention: SubjectMention,
  { slot, version, reading }: Choosing,
): Promise<Chosen> {
  const found = findFitting(known.get(mention.key) ?? [], mention)
  if (found !== undefined && found.merged_into === null && mention.whole === null) return found
  const { now } = reading
  const unit = () => readSaidUnit(valuesOf(slot, version), now)
  const { id } = await resolveSubject(trx, mention, { unit, similar: () => [], wording: wordingOf(slot), now })
  const [made] = (await lookUpSubjects(trx, [{ key: id, isId: true }])).get(id) ?? []
  return made ?? missing()
}

function valuesOf(slot: SlotInput, { publishedAt, language }: Omit<VersionInput, "claims">) {
  const asOf = slot.asOf === undefined ? {} : { asOf: slot.asOf }
  return { figure: slot.figure, publishedAt, ...asOf, ...(language === undefined ? {} : { language }) }
}

function readValues(slot: SlotInput, version: Omit<VersionInput, "claims">, subject: Chosen, now: string) {
  const { quantity } = readClaimValues(valuesOf(slot, version), now, subject.unit)
  requireUnit(subject, quantity)
  const { figure, asOf = null, quote = null } = slot
  const said: Said = { figure, quantity: printQuantity(quantity), asOf, quote }
  return { content: hashContent(quantity, asOf), said }
}
