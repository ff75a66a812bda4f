import { sql } from "kysely"
import type { Period } from "../claims/claim-periods.ts"
import type { Db } from "../connection/connect.ts"
import { askFigures, type Condition, countUpTo, selectByFigures, selectBySubjects } from "./conflict-figures.ts"
import { withWords } from "./conflict-words.ts"

/**
 * Which conflicts belong to a tag, a source, a claimant, a period or words. `asked` is a condition on one
 * conflict; `found` selects the ids of all, from all subjects with the tag, all claims of the source and so on. With more than `FEW` of
 * those the membership is wide: then so large a share of the conflicts belongs that a page fills soon in the order of the
 * list, while finding and sorting everything that belongs takes longer the larger the store is.
 */
export type Membership = {
  readonly isWide: boolean
  readonly asked: Condition
  readonly found: Condition
  /** At most this many conflicts are checked one by one, before those that belong are found by index. */
  readonly most: number
}

/** Subjects of a tag, or claims of a source, up to which a membership is not wide. */
export const FEW = 500
const ASKED = 20_000
/** Reading the words of claims takes far longer than comparing ids. */
const ASKED_FOR_WORDS = 1_000

export type MembershipFilter = {
  /** Of the subject, or of the part or the whole that a conflict of kind `part` is about. */
  readonly tag?: string | undefined
  /** A source that carries an active claim of a figure. */
  readonly source?: string | undefined
  /** Somebody who asserts a figure by an active claim. */
  readonly claimant?: string | undefined
  /** A figure's days have one in common with this period. */
  readonly asOf?: Period | undefined
  /** Words, all of them in a name of a subject, in the wording and quote of one claim of a figure, or in the note. */
  readonly q?: string | undefined
}

export async function listMemberships(
  db: Db,
  { tag, source, claimant, asOf, q }: MembershipFilter,
): Promise<Membership[]> {
  return [
    ...(tag === undefined ? [] : [await tagged(db, tag)]),
    ...(source === undefined ? [] : [await carried(db, source)]),
    ...(claimant === undefined ? [] : [await said(db, claimant)]),
    ...(asOf === undefined ? [] : [await within(db, asOf)]),
    ...(q === undefined ? [] : [{ ...(await withWords(db, q, FEW)), most: ASKED_FOR_WORDS }]),
  ]
}

async function tagged(db: Db, tag: string): Promise<Membership> {
  const hasTag = sql`s.tags @> array[${tag}]`
  return {
    isWide: (await countUpTo(db, FEW + 1, sql`(select from subjects s where ${hasTag} limit ${FEW + 1})`)) > FEW,
    asked: sql`(select true from subjects s where s.id in (k.subject_a, k.subject_b) and ${hasTag} limit 1)`,
    found: selectBySubjects(sql`select s.family_id, s.id from subjects s where ${hasTag}`),
    most: ASKED,
  }
}

async function carried(db: Db, sourceId: string): Promise<Membership> {
  const isCarried = sql`c.source_id = ${sourceId} and c.status = 'active' and c.carried_until is null`
  // The count only decides which way is taken, so it may include claims that are not active: an index answers it.
  const all = sql`(select from claims c where c.source_id = ${sourceId} limit ${FEW + 1})`
  return {
    isWide: (await countUpTo(db, FEW + 1, all)) > FEW,
    asked: askFigures(
      (figures) => sql`(select true from claims c
        where c.family_id = k.family_id and c.figure_id = any(${figures}) and ${isCarried} limit 1)`,
    ),
    found: selectByFigures(sql`select c.family_id, c.figure_id from claims c where ${isCarried}`),
    most: ASKED,
  }
}

async function said(db: Db, claimantId: string): Promise<Membership> {
  const isSaid = sql`c.claimant_id = ${claimantId}`
  const all = sql`(select from figure_claimants c where ${isSaid} limit ${FEW + 1})`
  return {
    isWide: (await countUpTo(db, FEW + 1, all)) > FEW,
    asked: askFigures(
      (figures) => sql`(select true from figure_claimants c
        where c.family_id = k.family_id and c.figure_id = any(${figures}) and ${isSaid} limit 1)`,
    ),
    found: selectByFigures(sql`select c.family_id, c.figure_id from figure_claimants c where ${isSaid}`),
    most: ASKED,
  }
}

/**
 * Claims have the days of their figure. Unlike figures they have indexes over days: one over all, and one over those that are
 * about more than one day, which may have begun before the period.
 */
async function within(db: Db, { from, to }: Period): Promise<Membership> {
  const begins = sql`c.as_of_from >= ${from}::date and c.as_of_from <= ${to}::date`
  const goesOn = sql`c.as_of_from < c.as_of_to and c.as_of_from < ${from}::date and c.as_of_to >= ${from}::date`
  const figures = (rest: Condition) => sql`(select c.family_id, c.figure_id from claims c where ${begins} ${rest})
    union all (select c.family_id, c.figure_id from claims c where ${goesOn} ${rest})`
  return {
    isWide: (await countUpTo(db, FEW + 1, sql`(${figures(sql`limit ${FEW + 1}`)})`)) > FEW,
    asked: askFigures(
      (figures) => sql`(select true from claims c where c.family_id = k.family_id and c.figure_id = any(${figures})
        and c.as_of_from <= ${to}::date and c.as_of_to >= ${from}::date limit 1)`,
    ),
    found: selectByFigures(figures(sql``)),
    most: ASKED,
  }
}
