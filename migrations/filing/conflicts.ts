import { BY_KEYS, listOf, parameters, recordOf, rows } from "./columns.ts"

/** The columns of the arrays, each with its type. What every new conflict has alike is no column. */
const OPENED = {
  family_id: "uuid",
  subject_id: "uuid",
  id: "uuid",
  kind: "text",
  subject_a: "uuid",
  figure_a: "uuid",
  subject_b: "uuid",
  figure_b: "uuid",
  verdict: "text",
  severity: "smallint",
  detail: "jsonb",
  grounds: "jsonb",
  status: "text",
  resolution: "text",
  reason: "text",
  opened_at: "timestamptz",
}
const CHANGED = {
  family_id: "uuid",
  id: "uuid",
  rejudged: "boolean",
  verdict: "text",
  severity: "smallint",
  detail: "jsonb",
  grounds: "jsonb",
  status: "text",
  resolution: "text",
  reason: "text",
  note: "text",
  assignee: "text",
}
const TALLIED = {
  family_id: "uuid",
  subject_id: "uuid",
  open_high: "bigint",
  open_medium: "bigint",
  open_low: "bigint",
  open_pair: "bigint",
  open_part: "bigint",
  open_sum: "bigint",
  opened_at: "timestamptz",
}

const HISTORY = {
  family_id: "uuid",
  subject_id: "uuid",
  id: "uuid",
  entity: "text",
  entity_id: "uuid",
  at: "timestamptz",
  actor: "text",
  action: "text",
  note: "text",
  before: "jsonb",
  after: "jsonb",
}

/**
 * Writes conflicts that open, and those that change: their verdict too where they were judged anew. It adds to the disputes
 * of their subjects, in the order that is given. Each list comes as an array a column, and what the history tells as JSON: null
 * for nothing.
 */
export const FILING_CONFLICTS = `create function filing_conflicts(
    ${[
      ...parameters("opened", OPENED),
      ...parameters("changed", CHANGED),
      ...parameters("tallied", TALLIED),
      "told jsonb",
      "at timestamptz",
    ].join(", ")})
    returns void language plpgsql ${BY_KEYS} as $function$
  #variable_conflict use_column
  begin
    if cardinality(opened_id) > 0 then
      insert into conflicts (${listOf(OPENED)}, changed_at) select r.*, at from ${rows("opened", OPENED)};
    end if;
    if cardinality(changed_id) > 0 then
      update conflicts k set
          verdict = case when r.rejudged then r.verdict else k.verdict end,
          severity = case when r.rejudged then r.severity else k.severity end,
          detail = case when r.rejudged then r.detail else k.detail end,
          grounds = case when r.rejudged then r.grounds else k.grounds end,
          status = r.status, resolution = r.resolution, reason = r.reason, note = r.note, assignee = r.assignee,
          version = k.version + 1, changed_at = at
        from ${rows("changed", CHANGED)}
        where k.family_id = r.family_id and k.id = r.id and k.id = any(changed_id);
    end if;
    if cardinality(tallied_subject_id) > 0 then
      insert into disputes as d (${listOf(TALLIED)}, changed_at) select r.*, at from ${rows("tallied", TALLIED)}
        on conflict (family_id, subject_id) do update set
          open_high = d.open_high + excluded.open_high,
          open_medium = d.open_medium + excluded.open_medium,
          open_low = d.open_low + excluded.open_low,
          open_pair = d.open_pair + excluded.open_pair,
          open_part = d.open_part + excluded.open_part,
          open_sum = d.open_sum + excluded.open_sum,
          opened_at = case when d.open_conflicts + excluded.open_high + excluded.open_medium + excluded.open_low > 0
            then least(d.opened_at, excluded.opened_at) end,
          changed_at = greatest(d.changed_at, excluded.changed_at),
          version = d.version + 1;
    end if;
    if told is not null then
      insert into changes (${listOf(HISTORY)}) select ${listOf(HISTORY)} from jsonb_to_recordset(told) as c (${recordOf(HISTORY)});
    end if;
  end $function$`
