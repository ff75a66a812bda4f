import { sql } from "kysely"
import type { Step } from "./steps.ts"

/**
 * What filing asks of the database, as two functions: what a batch of claims names is locked and read in one call, and
 * written in another. A round trip, and the start of a statement, cost more than what most of these statements do.
 */

const SUBJECT = `s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
  (exists (select 1 from subject_parts p where p.part_id = s.id)
    or exists (select 1 from subject_parts p where p.whole_id = s.id)) as related`

/**
 * Plans are made once a connection, perhaps while the tables are empty, and are kept. All is found by keys: with these
 * settings they stay right while the tables grow.
 */
const BY_KEYS = `set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off
  set enable_mergejoin = off`

/** A source by its folded name or by its id; one that was merged away is the one that it went to. */
const sourceOf = (key: string, id: string) => `coalesce(
  (select n.source_id from source_names n where n.name_key = ${key}),
  (select coalesce(o.merged_into, o.id) from sources o where o.id = ${id}))`

/**
 * Each statement of the function sees what was committed before it began: all that is read is read under the locks.
 * They are taken in one order: names, families, names of new sources, so that who waits for a family holds up no source.
 * Where the caller does not wait, those that somebody holds are left out.
 */
const READ = `
create function filing_read(named json, waits boolean) returns json
language plpgsql ${BY_KEYS} as $$
declare
  lock record;
  held text[] := '{}';
  asked_source_names text[] := array(select json_array_elements_text(named->'sourceNames'));
  asked_source_ids uuid[] := array(select json_array_elements_text(named->'sourceIds')::uuid);
  asked_subject_names text[] := array(select json_array_elements_text(named->'subjectNames'));
  asked_subject_ids uuid[] := array(select json_array_elements_text(named->'subjectIds')::uuid);
  sources json;
  subjects json;
  rules json;
  filed json;
  figures json;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('countercheck sources', 0));
  for lock in
    select w.key, hashtextextended(w.key, 0) as hash from (
      select 0 as place, 'name ' || k as key from json_array_elements_text(named->'newNames') k
      union select 2, 'source ' || k from unnest(asked_source_names) k
        where not exists (select 1 from source_names n where n.name_key = k)
      union select 1, 'family ' || s.family_id from subject_names n join subjects s on s.id = n.subject_id
        where n.name_key = any(asked_subject_names)
      union select 1, 'family ' || s.family_id from subjects s where s.id = any(asked_subject_ids)
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
      where n.name_key = any(asked_source_names)
    union all
    select o.id::text, s.id, s.name from sources o join sources s on s.id = coalesce(o.merged_into, o.id)
      where o.id = any(asked_source_ids)
  ) f;
  select json_agg(f) into subjects from (
    select n.name_key as key, ${SUBJECT} from subject_names n join subjects s on s.id = n.subject_id
      where n.name_key = any(asked_subject_names)
    union all
    select s.id::text, ${SUBJECT} from subjects s where s.id = any(asked_subject_ids)
    order by id
  ) f;
  if exists (select 1 from rules r where r.status = 'active') then
    select json_agg(f) into rules from (
      select r.* from rules r where r.status = 'active' and (r.subject_id is null
        or r.subject_id in (select (o->>'id')::uuid from json_array_elements(subjects) o))
    ) f;
  end if;
  if json_array_length(named->'filed') > 0 then
    select json_agg(f) into filed from (
      select w.place, e.claim_id, e.body_hash
      from json_to_recordset(named->'filed') as w (place int, source_key text, source_id uuid, external_id text)
      cross join lateral (
        select e.claim_id, e.body_hash from claim_external_ids e
        where e.external_id = w.external_id and e.source_id = ${sourceOf("w.source_key", "w.source_id")} limit 1
      ) e
    ) f;
  end if;
  if json_array_length(named->'figures') > 0 then
    figures := filing_figures(named->'figures');
  end if;
  return json_build_object('held', held, 'sources', coalesce(sources, '[]'), 'subjects', coalesce(subjects, '[]'),
    'rules', coalesce(rules, '[]'), 'filed', coalesce(filed, '[]'), 'figures', coalesce(figures, '[]'));
end $$`

const FIGURES = `
create function filing_figures(searches json) returns json
language plpgsql ${BY_KEYS} as $$
declare
  figures json;
begin
  select json_agg(o) into figures from (
    select w.place, f.subject_id, f.id, f.quantity, f.unit, f.as_of_from, f.as_of_to, f.claims,
      array(select c.claimant_id from figure_claimants c
        where c.subject_id = f.subject_id and c.figure_id = f.id order by c.claimant_id limit 2) as claimants,
      (select min(c.first_published) from figure_claimants c
        where c.subject_id = f.subject_id and c.figure_id = f.id) as first_published,
      exists (select 1 from figure_claimants c where c.subject_id = f.subject_id and c.figure_id = f.id
        and c.claimant_id = ${sourceOf("w.claimant_key", "w.claimant_id")}) as known
    from json_to_recordset(searches) as w (place int, subject_id uuid, identity text, claimant_key text, claimant_id uuid)
    cross join lateral (
      select * from figures f where f.subject_id = w.subject_id and f.identity = w.identity limit 1
    ) f
  ) o;
  return coalesce(figures, '[]');
end $$`

/** Names and external ids in one order: two who write the same ones wait for each other at most one way. */
const WRITE = `
create function filing_write(news json, at timestamptz) returns void
language plpgsql ${BY_KEYS} as $$
begin
  if json_array_length(news->'sources') > 0 then
    insert into sources (id, name, url, created_at) select id, name, url, at
      from json_to_recordset(news->'sources') as s (id uuid, name text, url text);
    insert into source_names (name_key, source_id, name, is_alias) select name_key, id, name, false
      from json_to_recordset(news->'sources') as s (id uuid, name text, name_key text) order by name_key;
  end if;
  if json_array_length(news->'subjects') > 0 then
    insert into subjects (id, name, unit, measure, family_id, created_at) select id, name, unit, measure, id, at
      from json_to_recordset(news->'subjects') as s (id uuid, name text, unit text, measure text);
    insert into subject_names (subject_id, name_key, name, is_alias) select id, name_key, name, false
      from json_to_recordset(news->'subjects') as s (id uuid, name text, name_key text);
  end if;
  if json_array_length(news->'figures') > 0 then
    insert into figures (subject_id, id, identity, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to,
      claims, created_at)
    select subject_id, id, identity, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to, claims, at
    from json_to_recordset(news->'figures') as f (subject_id uuid, id uuid, identity text, quantity jsonb, unit text,
      narrow_min numeric, narrow_max numeric, as_of_from date, as_of_to date, claims int);
  end if;
  if json_array_length(news->'counted') > 0 then
    update figures f set claims = f.claims + c.claims
    from json_to_recordset(news->'counted') as c (subject_id uuid, id uuid, claims int)
    where f.subject_id = c.subject_id and f.id = c.id
      and f.id = any(array(select (o->>'id')::uuid from json_array_elements(news->'counted') o))
      and f.subject_id = any(array(select (o->>'subject_id')::uuid from json_array_elements(news->'counted') o));
  end if;
  insert into figure_claimants as old (subject_id, figure_id, claimant_id, claims, first_published)
  select * from json_to_recordset(news->'claimants')
    as c (subject_id uuid, figure_id uuid, claimant_id uuid, claims int, first_published timestamptz)
  on conflict (subject_id, figure_id, claimant_id) do update
  set claims = old.claims + excluded.claims, first_published = least(old.first_published, excluded.first_published);
  if json_array_length(news->'taken') > 0 then
    insert into claim_external_ids (source_id, external_id, subject_id, claim_id, body_hash)
    select source_id, external_id, subject_id, id, body_hash from json_to_recordset(news->'taken')
      as c (source_id uuid, external_id text, subject_id uuid, id uuid, body_hash text)
    order by source_id, external_id;
  end if;
  insert into claims (subject_id, id, figure_id, source_id, claimant_id, via, wording, quantity, as_of_from, as_of_to,
    as_of_assumed, published_at, recorded_at, url, quote, external_id, status, corrects)
  select subject_id, id, figure_id, source_id, claimant_id, via, wording, quantity, as_of_from, as_of_to,
    as_of_assumed, published_at, at, url, quote, external_id, 'active', corrects
  from json_to_recordset(news->'claims') as c (subject_id uuid, id uuid, figure_id uuid, source_id uuid,
    claimant_id uuid, via uuid[], wording text, quantity jsonb, as_of_from date, as_of_to date, as_of_assumed boolean,
    published_at timestamptz, url text, quote text, external_id text, corrects uuid);
end $$`

export const steps: readonly Step[] = [
  {
    kind: "index",
    name: "figure_claimants_of_claimant",
    // Which figures of a subject one claimant asserts: only those can be revisions of each other.
    statement: sql`create index concurrently figure_claimants_of_claimant on figure_claimants (claimant_id, subject_id)`,
  },
  { kind: "transaction", name: "functions", statements: [FIGURES, READ, WRITE].map((text) => sql.raw(text)) },
]
