import type { ColumnType, Generated } from "kysely"
import type { Measure } from "../../compare/pair/figure.ts"

/** The tables of rules, and of the passes that judge again after one has changed. */
export type RuleTables = {
  rules: RulesTable
  rule_versions: RuleVersionsTable
  rejudgings: RejudgingsTable
}

/** jsonb: it is given as JSON text and read back as the value. */
type Json<T> = ColumnType<T, string, string>

type RuleColumns = {
  name: string
  subject_id: string | null
  tag: string | null
  measure: Measure | null
  unit: string | null
  dimension: string | null
  priority: number
  settings: Json<Record<string, unknown>>
  status: "active" | "retired"
}

type RulesTable = RuleColumns & { id: string; version: number; created_at: string; changed_at: string }

type RuleVersionsTable = RuleColumns & { rule_id: string; version: number; at: string }

type RejudgingsTable = {
  id: string
  rule_id: string | null
  rule_version: number | null
  scopes: Json<unknown[]>
  status: "waiting" | "running" | "done"
  cursor_subject: string | null
  cursor_figure: string | null
  subjects_total: number | null
  subjects_done: Generated<number>
  figures_done: Generated<number>
  opened: Generated<number>
  closed: Generated<number>
  changed: Generated<number>
  error: string | null
  created_at: string
  started_at: string | null
  touched_at: string
  finished_at: string | null
}
