import { sql } from "kysely"
import type { PrintedQuantity } from "../../quantity/quantity.ts"
import type { PairRow } from "../conflicts/pair-row.ts"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InFamily, SubjectRow } from "./subjects.ts"

/** A figure as it was before a merge, with the ids of all its claims, also of those that have ended. */
export type MergedFigure = {
  readonly id: string
  readonly identity: string
  readonly quantity: PrintedQuantity
  readonly unit: string
  readonly as_of_from: string
  readonly as_of_to: string
  readonly created_at: string
  readonly claims: readonly string[]
}

/** What tells a subject from others, and what a merge changes of it. Relations by id. */
export type Described = Pick<SubjectRow, "name" | "unit" | "measure" | "exhaustive" | "disjoint"> & {
  readonly measureAssumed: boolean
  readonly aliases: readonly string[]
  readonly tags: readonly string[]
  readonly externalIds: Readonly<Record<string, string>>
  readonly wholes: readonly string[]
  readonly parts: readonly string[]
}

export type Sides = Pick<PairRow, "id" | "kind" | "subject_id" | "subject_a" | "figure_a" | "subject_b" | "figure_b">

/** All that a merge has to remember so that it can be undone. */
export type MergeRecord = {
  readonly into: string
  /** Both subjects before the merge, and the one that stays after it. */
  readonly before: { readonly from: Described; readonly into: Described }
  readonly after: Described
  /** Subjects that had been merged into the first one before. */
  readonly followers: readonly string[]
  readonly rules: readonly string[]
  readonly exceptions: readonly string[]
  readonly figures: readonly MergedFigure[]
  /** Which figure took the claims of which. */
  readonly moved: readonly { readonly from: string; readonly into: string; readonly joined: boolean }[]
  /** The conflicts that moved, as they were. */
  readonly conflicts: readonly Sides[]
  /** Of the claims of the subject that stays, after the merge. */
  readonly claims: string
  /** An id that was made when the merge was: those of what comes later are greater. */
  readonly turn: string
}

/** A later merge of the same subject takes the place of an earlier one, which was undone. */
export async function saveMergeRecord(trx: Trx, fromId: string, record: MergeRecord, now: string): Promise<void> {
  await sql`
    insert into subject_merges (from_id, merged_at, record) values (${fromId}, ${now}, ${JSON.stringify(record)}::jsonb)
    on conflict (from_id) do update set merged_at = excluded.merged_at, record = excluded.record`.execute(trx)
}

export async function findMergeRecord(db: Db, fromId: string): Promise<MergeRecord | undefined> {
  const { rows } = await sql<{ record: MergeRecord }>`
    select m.record from subject_merges m where m.from_id = ${fromId}`.execute(db)
  return rows[0]?.record
}

export async function deleteMergeRecord(trx: Trx, fromId: string): Promise<void> {
  await sql`delete from subject_merges where from_id = ${fromId}`.execute(trx)
}

/** The figures of a subject with their claims, by id. */
export async function listFiguresWithClaims(db: Db, { family_id, id }: InFamily): Promise<MergedFigure[]> {
  const { rows } = await sql<MergedFigure>`
    select f.id, f.identity, f.quantity, f.unit, f.as_of_from, f.as_of_to, f.created_at,
      array(select c.id::text from claims c where c.family_id = f.family_id and c.figure_id = f.id order by c.id) as claims
    from figures f where f.family_id = ${family_id} and f.subject_id = ${id} order by f.id`.execute(db)
  return rows
}

/**
 * Equal where a subject has the same claims in the same states, whatever their order, and none was moved away and back.
 */
export async function fingerprintClaims(db: Db, { family_id, id }: InFamily): Promise<string> {
  const { rows } = await sql<{ print: string }>`
    select count(*) || ' ' || coalesce(sum(hashtextextended(c.id || ' ' || c.status, 0)::numeric), 0) || ' ' || coalesce(sum((
      select count(*) from changes h where h.family_id = c.family_id and h.entity_id = c.id and h.action = 'moved')), 0) as print
    from claims c where c.family_id = ${family_id} and c.subject_id = ${id}`.execute(db)
  return rows[0]?.print ?? ""
}

export type LaterChange = { readonly claim: string; readonly action: string }

/** What happened to a claim of a subject last, after an id of this service was made: it was filed, or something was done to it. */
export async function findLaterChange(db: Db, subject: InFamily, after: string): Promise<LaterChange | undefined> {
  const { rows } = await sql<LaterChange>`
    select later.claim, later.action from (
      select c.id as claim, 'filed' as action, c.id as turn from claims c
        where c.family_id = ${subject.family_id} and c.subject_id = ${subject.id} and c.id > ${after}
      union all
      select h.entity_id, h.action, h.id from changes h
        where h.family_id = ${subject.family_id} and h.entity = 'claim' and h.action <> 'erased' and h.id > ${after} and h.subject_id = ${subject.id}
    ) later order by later.turn desc limit 1`.execute(db)
  return rows[0]
}

export async function listFollowers(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select s.id from subjects s where s.merged_into = ${id} order by s.id`.execute(db)
  return rows.map((row) => row.id)
}

/** Makes a subject stand for itself again, and those that had been merged into it stand for it. */
export async function markSubjectUnmerged(trx: Trx, id: string, followers: readonly string[]): Promise<void> {
  await sql`update subjects set merged_into = null, version = version + 1 where id = ${id}`.execute(trx)
  await sql`
    update subjects set merged_into = ${id}, version = version + 1 where id = any(${[...followers]}::uuid[])`.execute(
    trx,
  )
}

/** Replaces all relations of some subjects by those that are given. */
export async function replaceRelations(
  trx: Trx,
  ids: readonly string[],
  relations: readonly { readonly whole: string; readonly part: string }[],
): Promise<void> {
  const of = sql`${[...ids]}::uuid[]`
  await sql`delete from subject_parts where whole_id = any(${of}) or part_id = any(${of})`.execute(trx)
  const [wholes, parts] = [relations.map(({ whole }) => whole), relations.map(({ part }) => part)]
  await sql`
    insert into subject_parts (whole_id, part_id) select * from unnest(${wholes}::uuid[], ${parts}::uuid[])
    on conflict do nothing`.execute(trx)
}

/** Gives claims of one subject back to another of its family, each to its figure there. */
export async function returnClaims(
  trx: Trx,
  into: InFamily,
  figures: readonly Pick<MergedFigure, "id" | "claims">[],
): Promise<void> {
  const [claims, ids] = [
    figures.flatMap((figure) => figure.claims),
    figures.flatMap((figure) => figure.claims.map(() => figure.id)),
  ]
  await sql`
    update claims c set subject_id = ${into.id}, figure_id = back.figure_id, version = c.version + 1
    from unnest(${claims}::uuid[], ${ids}::uuid[]) as back (id, figure_id)
    where c.family_id = ${into.family_id} and c.id = back.id`.execute(trx)
}
