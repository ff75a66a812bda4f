import type { ColumnType } from "kysely"

/** The tables of what people decide about links, and of the models that were learned from it. */
export type LinkTables = { link_decisions: LinkDecisionsTable; link_models: LinkModelsTable }

/** jsonb: it is given as JSON text and read back as the value. */
type Json = ColumnType<unknown, string, string>

type LinkDecisionsTable = {
  id: string
  lineage_id: string
  article_id: string
  language: string
  seen: Json
  subject_id: string | null
  is_new: boolean
  decided_by: string | null
  decided_at: string
}

type LinkModelsTable = {
  id: string
  language: string
  base: string
  number: number
  model: Json
  decisions: number
  before: Json
  after: Json
  made_by: string | null
  made_at: string
  revoked_by: string | null
  revoked_at: string | null
}
