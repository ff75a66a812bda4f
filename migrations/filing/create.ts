import { BY_KEYS, parameters, rows } from "./columns.ts"

const SOURCES = { id: "uuid", name: "text", name_key: "text", like_keys: "text", url: "text" }
const SUBJECTS = {
  id: "uuid",
  name: "text",
  name_key: "text",
  like_keys: "text",
  unit: "text",
  measure: "text",
  measure_assumed: "boolean",
  tags: "jsonb",
  external_ids: "jsonb",
}

const namesOf = (kind: "source" | "subject", columns: Readonly<Record<string, string>>) => `
      insert into ${kind}_names (${kind}_id, name_key, name, is_alias, like_keys)
        select r.id, r.name_key, r.name, false, r.like_keys::bigint[] from ${rows(kind, columns)} order by r.name_key;`

/**
 * Creates sources, and subjects that are families of their own. Two who create the same sources do so in the order of their
 * names, so that only one of them waits for the other. A name that meant one subject alone may mean two with a new one: that
 * counts the epoch.
 */
export const FILING_CREATE = `create function filing_create(
    ${[...parameters("source", SOURCES), ...parameters("subject", SUBJECTS), "at timestamptz"].join(", ")})
    returns void language plpgsql ${BY_KEYS} as $function$
  #variable_conflict use_column
  begin
    if cardinality(source_id) > 0 then
      insert into sources (id, name, url, created_at) select r.id, r.name, r.url, at from ${rows("source", SOURCES)};
      ${namesOf("source", SOURCES)}
    end if;
    if cardinality(subject_id) > 0 then
      insert into families (family_id) select unnest(subject_id);
      insert into subjects (id, name, unit, measure, measure_assumed, tags, external_ids, family_id, created_at)
        select r.id, r.name, r.unit, r.measure, r.measure_assumed,
          case when r.tags = '[]' then '{}' else array(select jsonb_array_elements_text(r.tags)) end, r.external_ids, r.id, at
        from ${rows("subject", SUBJECTS)};
      ${namesOf("subject", SUBJECTS)}
      if exists (select 1 from subject_names n where n.name_key = any(filing_create.subject_name_key)
          and n.subject_id <> all(filing_create.subject_id)) then
        insert into filing_epoch as e (only_row) values (true) on conflict (only_row) do update set epoch = e.epoch + 1;
      end if;
    end if;
  end $function$`
