import type { Measure } from "../../../src/compare/pair/figure.ts"
import { tellVerdicts } from "../../../src/operations/judging/tell-verdicts.ts"
import type { PrintedQuantity } from "../../../src/quantity/quantity.ts"
import type { PairRow } from "../../../src/store/conflicts/pair-row.ts"
import { openStore } from "../../../src/store/connection/connect.ts"
import type { Body } from "../../support/app.ts"
import { query } from "../../support/query.ts"

/** All that a service has stored, as rows. Days are text, an open end is "infinity". */
export type Stored = {
  readonly claims: readonly ClaimRow[]
  readonly subjects: readonly SubjectRow[]
  readonly sources: readonly SourceRow[]
  readonly figures: readonly FigureRow[]
  readonly conflicts: readonly ConflictRow[]
  readonly exceptions: readonly ExceptionRow[]
  /** Every version of every rule. */
  readonly versions: readonly VersionRow[]
}

export type ClaimRow = {
  readonly id: string
  readonly subject_id: string
  readonly figure_id: string
  readonly source_id: string
  readonly claimant_id: string
  /** Beside the claimant; empty where nobody is. */
  readonly further_claimants: readonly string[]
  readonly wording: string
  readonly quantity: Body
  readonly published_at: string
  readonly external_id: string | null
  readonly status: string
  readonly corrects: string | null
  readonly corrected_by: string | null
}

/** Everyone who asserts a claim. */
export function listClaimants({ claimant_id, further_claimants }: ClaimRow): string[] {
  return [claimant_id, ...further_claimants]
}

export type SubjectRow = {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly measure: Measure
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly exhaustive: boolean
  readonly disjoint: boolean
  readonly merged_into: string | null
  readonly archived: boolean
  readonly version: number
  readonly wholes: readonly string[]
  readonly parts: readonly string[]
}

export type SourceRow = Pick<SubjectRow, "id" | "name" | "aliases" | "merged_into" | "version">

/** `counted` and `counted_claimants` are what the store keeps of the active claims. */
export type FigureRow = {
  readonly family_id: string
  readonly id: string
  readonly subject_id: string
  readonly identity: string
  readonly quantity: Body
  readonly unit: string
  readonly narrow_min: string
  readonly narrow_max: string
  readonly from: string
  readonly to: string
  readonly counted: number
  /** Id of the claimant: number of claims, and the first publication in milliseconds. */
  readonly counted_claimants: Readonly<Record<string, readonly [number, number]>>
  /** How many conflicts are kept of it; null where nobody counted them. */
  readonly conflicts_kept: number | null
  /** Conflicts of it found no place among those that are kept. */
  readonly leaves_out: boolean
}

export type ConflictRow = {
  readonly id: string
  readonly subject_id: string
  readonly kind: "pair" | "part" | "sum"
  readonly figure_a: string
  readonly figure_b: string | null
  readonly verdict: string
  readonly severity: number
  readonly detail: Body
  readonly status: string
  readonly resolution: string | null
  readonly note: string | null
  readonly assignee: string | null
  readonly version: number
  readonly summands: readonly string[]
}

export type ExceptionRow = {
  readonly id: string
  readonly subject_id: string
  readonly conflict_id: string | null
  readonly status: string
}

export type VersionRow = {
  readonly rule_id: string
  readonly version: number
  readonly subject_id: string | null
  readonly scope: Body
  readonly priority: number
  readonly settings: Body
  readonly status: string
  readonly at: string
}

const MILLISECONDS = "extract(epoch from first_published) * 1000"
const names = (table: string, key: string) =>
  `array(select n.name from ${table} n where n.${key} = s.id and n.is_alias order by n.name)`

const CLAIMS = `select id, subject_id, figure_id, source_id, claimant_id,
  coalesce(further_claimants::text[], '{}') as further_claimants, wording, quantity, external_id, status,
  corrects, corrected_by, to_char(published_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as published_at
  from claims order by id`

const SUBJECTS = `select id, name, unit, measure, tags, exhaustive, disjoint, merged_into, archived_at is not null as archived, version,
  ${names("subject_names", "subject_id")} as aliases,
  array(select whole_id::text from subject_parts where part_id = s.id order by whole_id) as wholes,
  array(select p.part_id::text from subject_parts p join subjects r on r.id = p.part_id
    where p.whole_id = s.id order by r.name, r.id) as parts
  from subjects s order by id`

const SOURCES = `select id, name, merged_into, version, ${names("source_names", "source_id")} as aliases
  from sources s order by id`

const FIGURES = `select family_id, id, subject_id, identity, quantity, unit, narrow_min::text, narrow_max::text,
  as_of_from::text as "from", as_of_to::text as "to", claims as counted, conflicts_kept, leaves_out,
  coalesce((select jsonb_object_agg(claimant_id, jsonb_build_array(claims, ${MILLISECONDS})) from figure_claimants c
    where c.family_id = f.family_id and c.figure_id = f.id), '{}') as counted_claimants
  from figures f order by id`

const CONFLICTS = `select id, subject_id, kind, figure_a, figure_b, verdict, severity, detail, grounds, status, resolution,
  note, assignee, version, array(select s.figure_id::text from conflict_summands s
    where s.family_id = k.family_id and s.conflict_id = k.id order by s.figure_id) as summands
  from conflicts k order by id`

const EXCEPTIONS = "select id, subject_id, conflict_id, status from exceptions order by id"

const VERSIONS = `select rule_id, version, subject_id, priority, settings, status,
  to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  jsonb_strip_nulls(jsonb_build_object('subject', subject_id, 'tag', tag, 'measure', measure)) as scope
  from rule_versions order by rule_id, version`

export async function readStored(url: string): Promise<Stored> {
  const list = [CLAIMS, SUBJECTS, SOURCES, FIGURES, CONFLICTS, EXCEPTIONS, VERSIONS]
  const rows: Body[][] = []
  for (const text of list) rows.push(await query(url, text))
  const [claims, subjects, sources, figures, conflicts, exceptions, versions] = rows as unknown as [
    ClaimRow[],
    SubjectRow[],
    SourceRow[],
    FigureRow[],
    KeptConflict[],
    ExceptionRow[],
    VersionRow[],
  ]
  return { claims, subjects, sources, figures, conflicts: await tell(url, conflicts, figures), exceptions, versions }
}

type KeptConflict = Omit<ConflictRow, "detail"> & Pick<PairRow, "verdict" | "detail" | "grounds">

/** Conflicts with their verdicts as the service tells them. */
async function tell(url: string, rows: readonly KeptConflict[], figures: readonly FigureRow[]): Promise<ConflictRow[]> {
  const known = new Map(figures.map((row) => [row.id, row]))
  const find = (id: string) => {
    const { quantity = {}, from = "", to = "" } = known.get(id) ?? {}
    return { quantity: quantity as PrintedQuantity, asOfFrom: from, asOfTo: to, subject: { name: "" } }
  }
  const store = openStore({ url, poolSize: 1, statementTimeout: 0 })
  try {
    const tellable = rows.map((row) => ({
      ...row,
      a: find(row.figure_a),
      b: row.figure_b === null ? null : find(row.figure_b),
    }))
    return (await tellVerdicts(store.db, tellable)).map(({ a: _a, b: _b, grounds: _grounds, ...row }) => row)
  } finally {
    await store.close()
  }
}
