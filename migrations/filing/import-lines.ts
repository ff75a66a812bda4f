/**
 * Gives lines of an import their outcome, and fails with CCL01 where one of them has an outcome already: then another worker
 * has filed it, and all that was filed in this transaction goes with it. What was sent of a line is dropped where `keeps` is
 * false. `offset 0` hides from PostgreSQL that there is one import only. It would else read all lines of it for each outcome.
 */
export const SAVE_IMPORT_LINES = `create function save_import_lines(import uuid, lines int[], outcomes text[], claims uuid[],
    records uuid[], kinds text[], problems text[], similar_lists text[], warning_lists text[], keeps boolean[])
    returns void language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off
    set enable_hashjoin = off set enable_mergejoin = off as $function$
  declare
    saved int;
  begin
    update import_lines l set outcome = o.outcome, claim_id = o.claim_id, record_id = o.record_id, kind = o.kind,
      problem = o.problem::jsonb, similar_subjects = o.similar_list::jsonb, warnings = o.warning_list::jsonb,
      payload = case when o.is_kept then l.payload end, raw = case when o.is_kept then l.raw end
    from (select import as import_id, r.* from
      unnest(lines, outcomes, claims, records, kinds, problems, similar_lists, warning_lists, keeps)
      as r (line, outcome, claim_id, record_id, kind, problem, similar_list, warning_list, is_kept) offset 0) o
    where l.import_id = o.import_id and l.line = o.line and l.outcome is null;
    get diagnostics saved = row_count;
    if saved <> cardinality(lines) then
      raise exception using errcode = 'CCL01', message = 'somebody else has filed lines of this import';
    end if;
  end $function$`
