import { sql } from "kysely"
import type { Step } from "./steps.ts"

/**
 * Filing, second form: what claims name comes in arrays, one parameter each. The functions of 0005 took one JSON document
 * and read it through again for every list in it. They stay for services that still run; nothing calls them any more.
 */

const SUBJECT = `s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
  (exists (select 1 from subject_parts p where p.part_id = s.id)
    or exists (select 1 from subject_parts p where p.whole_id = s.id)) as related`

/**
 * Each statement of the function sees what was committed before it began: all that is read is read under the locks.
 * They are taken in one order: names, families, names of new sources, so that who waits for a family holds up no source.
 * Where the caller does not wait, those that somebody holds are left out. Plans are made once a connection, perhaps while
 * the tables are empty, and are kept: all is found by keys, and with these settings they stay right while tables grow.
 */
const LOOK_UP = `
create function filing_look_up(waits boolean, source_keys text[], source_ids uuid[], subject_keys text[],
  subject_ids uuid[], new_keys text[]) returns json
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
  set enable_mergejoin = off as $$
declare
  lock record;
  held text[] := '{}';
  sources json;
  subjects json;
  rules json;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('countercheck sources', 0));
  for lock in
    select w.key, hashtextextended(w.key, 0) as hash from (
      select 0 as place, 'name ' || k as key from unnest(new_keys) k
      union select 2, 'source ' || k from unnest(source_keys) k
        where not exists (select 1 from source_names n where n.name_key = k)
      union select 1, 'family ' || s.family_id from subject_names n join subjects s on s.id = n.subject_id
        where n.name_key = any(subject_keys)
      union select 1, 'family ' || s.family_id from subjects s where s.id = any(subject_ids)
    ) w order by w.place, 2
  loop
    if waits then
      perform pg_advisory_xact_lock(lock.hash);
      held := held || lock.key;
    elsif pg_try_advisory_xact_lock(lock.hash) then
      held := held || lock.key;
    end if;
  end loop;
  select json_agg(f) into sources from (
    select n.name_key as key, s.id, s.name from source_names n join sources s on s.id = n.source_id
      where n.name_key = any(source_keys)
    union all
    select o.id::text, s.id, s.name from sources o join sources s on s.id = coalesce(o.merged_into, o.id)
      where o.id = any(source_ids)
  ) f;
  select json_agg(f) into subjects from (
    select n.name_key as key, ${SUBJECT} from subject_names n join subjects s on s.id = n.subject_id
      where n.name_key = any(subject_keys)
    union all
    select s.id::text, ${SUBJECT} from subjects s where s.id = any(subject_ids)
    order by id
  ) f;
  if exists (select 1 from rules r where r.status = 'active') then
    select json_agg(f) into rules from (
      select r.* from rules r where r.status = 'active' and (r.subject_id is null
        or r.subject_id in (select (o->>'id')::uuid from json_array_elements(subjects) o))
    ) f;
  end if;
  return json_build_object('held', held, 'sources', coalesce(sources, '[]'), 'subjects', coalesce(subjects, '[]'),
    'rules', coalesce(rules, '[]'));
end $$`

/**
 * The sources of a claim were looked up in the transaction that writes it, and a source is deleted only by who has just
 * made it. So it is asked when one is deleted who names it, not at every claim whether it is there.
 */
const KEEP_SOURCES = [
  `create function keep_named_source() returns trigger language plpgsql as $$
  begin
    if exists (select 1 from claims c where c.source_id = old.id)
      or exists (select 1 from claims c where c.claimant_id = old.id)
      or exists (select 1 from figure_claimants c where c.claimant_id = old.id)
      or exists (select 1 from claim_external_ids e where e.source_id = old.id) then
      raise exception 'claims name the source %', old.id using errcode = 'foreign_key_violation';
    end if;
    return old;
  end $$`,
  "create trigger keep_named before delete on sources for each row execute function keep_named_source()",
  "alter table claims drop constraint claims_source_id_fkey, drop constraint claims_claimant_id_fkey",
  "alter table figure_claimants drop constraint figure_claimants_claimant_id_fkey",
  "alter table claim_external_ids drop constraint claim_external_ids_source_id_fkey",
]

export const steps: readonly Step[] = [
  { kind: "transaction", name: "look up", statements: [sql.raw(LOOK_UP)] },
  { kind: "transaction", name: "keep named sources", statements: KEEP_SOURCES.map((text) => sql.raw(text)) },
  {
    kind: "function",
    name: "one index of claimants less",
    // figure_claimants_of_claimant begins with the same column.
    run: async (db) => void (await sql`drop index concurrently if exists figure_claimants_by_claimant`.execute(db)),
  },
]
