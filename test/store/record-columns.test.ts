import t from "tap"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"

/**
 * Where each column of what can be exported is in its record. A column that is added is in none of these lists: then this
 * test fails, and somebody decides whether it would be lost.
 */
const TOLD: Readonly<Record<string, string>> = {
  sources: "id name url tags merged_into created_at",
  source_names: "name is_alias",
  subjects:
    "id name unit measure tags external_ids measure_assumed exhaustive disjoint merged_into archived_at created_at",
  subject_names: "name is_alias",
  subject_parts: "whole_id",
  rules: "id version name subject_id tag measure unit dimension priority settings status created_at",
  rule_versions: "version name subject_id tag measure unit dimension priority settings status at",
  claims: `id subject_id figure_id source_id claimant_id further_claimants via wording language quantity as_of_from as_of_to as_of_assumed
    published_at published_at_assumed recorded_at url quote external_id status corrects corrected_by ended_at
    erased_at erased_by carried_until said_again_at`,
  claim_external_ids: "body_hash",
  figures: "id subject_id quantity as_of_from as_of_to",
  conflicts: `id kind subject_id subject_a figure_a subject_b figure_b verdict severity detail grounds status resolution reason note
    assignee opened_at changed_at`,
  conflict_summands: "position part_id figure_id",
  exceptions: "id subject_id conflict_id reason until status created_at ended_at",
  distinctions: "id kind one_id other_id are_different note actor at",
  articles: "id source_id external_id created_at changed_at",
  article_versions: `id article_id published_at published_at_assumed sent_version hash is_withdrawal headline url language text
    format sections correction recorded_at`,
  article_lineages: "id slot subject_id is_decided decided_by decided_at",
  article_figures: "lineage_id subject_id claimants content said tied_place is_kept sentence seen",
  article_claims: "lineage_id claim_id subject_id claimants content corrects",
  article_unread: "id said tied_place sentence",
  article_dismissals: "finding_id reason dismissed_by dismissed_at",
  link_decisions: "id lineage_id article_id language seen subject_id is_new decided_by decided_at",
  link_models: "id language base number model decisions before after made_by made_at revoked_by revoked_at",
  changes: "id at actor action note before after",
  directory_changes: "id at actor action note before after",
}

/** What follows from the rest, and what holds in one store only: versions for If-Match, families, transactions. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  sources: "version",
  source_names: "name_key source_id like_keys",
  subjects: "family_id version",
  subject_names: "subject_id name_key like_keys",
  subject_parts: "part_id",
  rules: "changed_at",
  rule_versions: "rule_id",
  claims: "family_id version filed_in",
  claim_external_ids: "source_id external_id family_id claim_id",
  figures: "family_id identity unit narrow_min narrow_max claims created_at conflicts_kept leaves_out",
  conflicts: "family_id version opened_in",
  conflict_summands: "family_id conflict_id",
  exceptions: "family_id version",
  articles: "version current_version_id",
  article_versions: "arrived",
  article_lineages: "article_id",
  article_figures: "version_id place article_id",
  article_claims: "version_id article_id",
  article_unread: "version_id place article_id",
  article_dismissals: "article_id",
  changes: "family_id subject_id entity entity_id made_in",
  directory_changes: "entity entity_id made_in",
}

t.test("each column is in the record of its thing, or is left out for a reason", async (t) => {
  const { url } = await cloneDatabase(t)
  const columns = await query(
    url,
    "select table_name as name, array_agg(column_name::text order by 1) as columns from information_schema.columns where table_schema = 'public' group by 1",
  )
  for (const table of Object.keys(TOLD)) {
    const known = `${TOLD[table]} ${LEFT_OUT[table] ?? ""}`.trim().split(/\s+/)
    const stored = columns.find(({ name }) => name === table)?.columns
    t.same(known.sort(), [...stored].sort(), table)
  }
})
