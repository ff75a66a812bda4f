import type pg from "pg"

/** How rows of the template become those of a copy. `k` is the copy, from 1; `t` the template's row; see COPIED. */
export type Copied = { readonly table: string; readonly columns: Readonly<Record<string, string>> }

/** Milliseconds. All ids of the template lie within this span, and ids of copy `k` are older by `k` times the span. */
const older = (column: string) => `fill.older_id(t.${column}, k * fill.span())`
const earlier = (column: string) => `t.${column} - k * fill.span() * interval '1 millisecond'`
const numbered = (column: string) => `t.${column} || ' ' || (k + 1)`

/**
 * Every table that filing writes for a subject, with the columns that differ in a copy. Sources are those of the
 * template, and so are the days that figures describe and the times of publication: more claims are more subjects,
 * said by the same outlets in the same months.
 */
export const COPIED: readonly Copied[] = [
  {
    table: "subjects",
    columns: {
      id: older("id"),
      name: numbered("name"),
      family_id: older("family_id"),
      created_at: earlier("created_at"),
    },
  },
  {
    table: "subject_names",
    columns: { subject_id: older("subject_id"), name: numbered("name"), name_key: numbered("name_key") },
  },
  { table: "families", columns: { family_id: older("family_id") } },
  {
    table: "figures",
    columns: {
      family_id: older("family_id"),
      subject_id: older("subject_id"),
      id: older("id"),
      created_at: earlier("created_at"),
    },
  },
  {
    table: "figure_claimants",
    columns: { family_id: older("family_id"), subject_id: older("subject_id"), figure_id: older("figure_id") },
  },
  {
    table: "claims",
    columns: {
      family_id: older("family_id"),
      subject_id: older("subject_id"),
      id: older("id"),
      figure_id: older("figure_id"),
      recorded_at: earlier("recorded_at"),
      url: `t.url || '/' || k`,
      quote: `replace(t.quote, s.name, s.name || ' ' || (k + 1))`,
      external_id: `t.external_id || '/' || k`,
    },
  },
  {
    table: "claim_external_ids",
    columns: {
      family_id: older("family_id"),
      claim_id: older("claim_id"),
      external_id: `t.external_id || '/' || k`,
      body_hash: `encode(sha256((t.body_hash || k)::bytea), 'hex')`,
    },
  },
  {
    table: "conflicts",
    columns: {
      family_id: older("family_id"),
      subject_id: older("subject_id"),
      id: older("id"),
      subject_a: older("subject_a"),
      figure_a: older("figure_a"),
      subject_b: older("subject_b"),
      figure_b: older("figure_b"),
      opened_at: earlier("opened_at"),
      changed_at: earlier("changed_at"),
    },
  },
  {
    table: "disputes",
    columns: {
      family_id: older("family_id"),
      subject_id: older("subject_id"),
      opened_at: earlier("opened_at"),
      changed_at: earlier("changed_at"),
    },
  },
  {
    table: "changes",
    columns: {
      family_id: older("family_id"),
      subject_id: older("subject_id"),
      id: older("id"),
      entity_id: older("entity_id"),
      at: earlier("at"),
    },
  },
]

/**
 * Tables that do not belong to a subject: all copies share them, or only imports and other requests that are no claims write them. By terms no copy is found: no
 * query here asks for that.
 */
const SHARED = [
  "sources",
  "source_names",
  "directory_changes",
  "audit",
  "imports",
  "import_lines",
  "idempotency_keys",
  "migration_steps",
  "new_terms",
  "subject_terms",
  "term_lists",
  "listing_progress",
  "filing_epoch",
  "audit",
  "claim_words",
  "claim_words_progress",
]

/** Throws where a later migration has made a table that is not listed here: it would be empty, unlike after filing. */
export async function refuseUnknownTables(client: pg.Client): Promise<void> {
  const known = [...COPIED.map(({ table }) => table), ...SHARED]
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables
     where schemaname = 'public' and tablename not like 'kysely%' and not tablename = any($1)`,
    [known],
  )
  for (const { name } of rows) {
    const { rowCount } = await client.query(`select from ${name} limit 1`)
    if (rowCount !== 0) throw new Error(`filing wrote into the table ${name}, which the fill does not copy`)
  }
}
