import type { Db } from "../../store/connection/connect.ts"
import { listWholeDistinctions } from "../../store/records/list-distinctions.ts"
import { type Histories, listDirectoryHistories, listHistories } from "../../store/records/list-histories.ts"
import type { Window } from "../../store/records/window.ts"
import { listRulesIn, listVersionsOf, type NamedVersionRow } from "../../store/rules/rules.ts"
import { listSourcesIn, type SourceRow } from "../../store/sources/sources.ts"
import type { SubjectRow } from "../../store/subjects/subjects.ts"
import { scopeOf } from "../judging/tolerances.ts"
import { entriesOf } from "./history-entries.ts"
import type { DistinctionRecord, RuleRecord, RuleVersionRecord, SourceRecord, SubjectRecord } from "./record.ts"

export async function readSources(db: Db, window: Window): Promise<SourceRecord[]> {
  return toSources(db, await listSourcesIn(db, window))
}

/** The records of these sources, in their order. */
export async function toSources(db: Db, rows: readonly SourceRow[]): Promise<SourceRecord[]> {
  const histories = await listDirectoryHistories(db, idsOf(rows))
  return rows.map((row) => toSource(row, histories))
}

function toSource({ id, name, aliases, url, tags, merged_into, created_at }: SourceRow, histories: Histories) {
  const said = { name, aliases, url, tags, mergedInto: merged_into, createdAt: created_at }
  return { kind: "source" as const, id, ...said, history: entriesOf(histories, id) }
}

/** The records of these subjects, in their order. */
export async function toSubjects(db: Db, rows: readonly SubjectRow[]): Promise<SubjectRecord[]> {
  const histories = await listHistories(db, idsOf(rows))
  return rows.map((row) => ({
    kind: "subject",
    id: row.id,
    name: row.name,
    aliases: row.aliases,
    unit: row.unit,
    measure: row.measure,
    tags: row.tags,
    externalIds: row.external_ids,
    partOf: row.wholes,
    measureAssumed: row.measure_assumed,
    exhaustive: row.exhaustive,
    disjoint: row.disjoint,
    archivedAt: row.archived_at,
    mergedInto: row.merged_into,
    createdAt: row.created_at,
    history: entriesOf(histories, row.id),
  }))
}

export async function readRules(db: Db, window: Window): Promise<RuleRecord[]> {
  const rows = await listRulesIn(db, window)
  const versions = Map.groupBy(await listVersionsOf(db, idsOf(rows)), ({ rule_id }) => rule_id)
  const histories = await listDirectoryHistories(db, idsOf(rows))
  return rows.map(({ id, created_at }) => {
    const all = (versions.get(id) ?? []).map(toVersion)
    const current = all.at(-1)
    if (current === undefined) throw new Error(`the rule ${id} has no version`)
    const kept = { createdAt: created_at, earlier: all.slice(0, -1), history: entriesOf(histories, id) }
    return { kind: "rule", id, ...current, ...kept }
  })
}

export async function readDistinctions(db: Db, window: Window): Promise<DistinctionRecord[]> {
  const rows = await listWholeDistinctions(db, window)
  return rows.map(({ id, kind, one, other, are_different: different, note, actor: who, at }) => {
    return { kind: "distinction", id, distinctionKind: kind, one, other, different, note, who, at }
  })
}

function toVersion(row: NamedVersionRow): RuleVersionRecord {
  const { version, name, settings, priority, status, at, subject_name } = row
  const { subject, ...scope } = scopeOf(row)
  const named = subject === undefined ? scope : { subject: { id: subject, name: subject_name ?? "" }, ...scope }
  return { version, name, scope: named, settings, priority, status, at }
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
