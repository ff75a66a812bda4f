/**
 * The number of the advisory lock that stands for a key. It is defined here alone: whoever locks a name, a source's name,
 * a family, all filing or an import's group asks for it by kind and key. Two keys with one number only wait for each other
 * needlessly.
 */
const LOCK_KEY = `create function lock_key(kind text, key text) returns bigint language sql immutable strict parallel safe
  as $$ select hashtextextended(kind || ' ' || key, 0) $$`

/**
 * Every three characters of a folded name, which ends in two spaces for it: whatever is a part of the name is in here, or
 * is the beginning of what is. It does what pg_trgm does, which not every server has, and for punctuation too. A tsvector
 * is sorted by bytes, so that no collation that changes with the system spoils the index. The cost keeps PostgreSQL from
 * working it out for every name instead of using the index.
 */
const NAME_GRAMS = `create function name_grams(name text) returns tsvector
  language sql immutable strict parallel safe cost 1000
  as $$ select array_to_tsvector(array_agg(substr(name || '  ', position, 3))) from generate_series(1, length(name)) position $$`

/** The directory's indexes are made with it. */
export const BEFORE_TABLES: readonly string[] = [LOCK_KEY, NAME_GRAMS]

const FOUND_SUBJECT = `s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
      (exists (select 1 from subject_parts p where p.part_id = s.id)
        or exists (select 1 from subject_parts p where p.whole_id = s.id)) as related`

/**
 * Locks what claims name and reads it under these locks, in one call: names under which something may have to be created,
 * then families, then names of new sources. All filing is locked first, shared. What somebody else holds is waited for, or
 * left out where `waits` is false; `held` lists what is locked.
 */
const FILING_LOOK_UP = `create function filing_look_up(waits boolean, source_keys text[], source_ids uuid[],
    subject_keys text[], subject_ids uuid[], new_keys text[]) returns json language plpgsql as $function$
  declare
    lock record;
    held text[] := '{}';
    sources json;
    subjects json;
    rules json;
  begin
    perform pg_advisory_xact_lock_shared(lock_key('filing', ''));
    for lock in
      select w.kind, w.key, lock_key(w.kind, w.key) as number from (
        select 0 as turn, 'name' as kind, k as key from unnest(new_keys) k
        union select 2, 'source', k from unnest(source_keys) k
          where not exists (select 1 from source_names n where n.name_key = k)
        union select 1, 'family', s.family_id::text from subject_names n join subjects s on s.id = n.subject_id
          where n.name_key = any(subject_keys)
        union select 1, 'family', s.family_id::text from subjects s where s.id = any(subject_ids)
      ) w order by w.turn, number
    loop
      if waits then
        perform pg_advisory_xact_lock(lock.number);
        held := held || (lock.kind || ' ' || lock.key);
      elsif pg_try_advisory_xact_lock(lock.number) then
        held := held || (lock.kind || ' ' || lock.key);
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
      select n.name_key as key, ${FOUND_SUBJECT} from subject_names n join subjects s on s.id = n.subject_id
        where n.name_key = any(subject_keys)
      union all
      select s.id::text, ${FOUND_SUBJECT} from subjects s where s.id = any(subject_ids)
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
  end $function$`

/**
 * Moves all of one family into another: when a subject becomes part of something, or is merged. Rows are inserted and
 * deleted, not updated, because the family is the key by which they lie on a machine. The caller holds the locks of both
 * families. The columns are read from the catalogue, so that a new one is never forgotten.
 */
const MOVE_FAMILY = `create function move_family(old_family uuid, new_family uuid) returns void language plpgsql as $function$
  declare
    tables text[] := array['figures', 'figure_claimants', 'claims', 'conflicts', 'conflict_summands', 'disputes', 'changes',
      'exceptions'];
    name text;
    columns text;
  begin
    perform 1 from families f where f.family_id = least(old_family, new_family) for update;
    perform 1 from families f where f.family_id = greatest(old_family, new_family) for update;
    foreach name in array tables loop
      select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into columns from pg_attribute a
        where a.attrelid = name::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          and a.attname <> 'family_id';
      execute format('insert into %I (family_id, %s) select $2, %s from %I where family_id = $1', name, columns, columns, name)
        using old_family, new_family;
    end loop;
    for i in reverse array_length(tables, 1) .. 1 loop
      execute format('delete from %I where family_id = $1', tables[i]) using old_family;
    end loop;
    update claim_external_ids e set family_id = new_family from claims c
      where c.family_id = new_family and c.external_id is not null and e.source_id = c.source_id
        and e.external_id = c.external_id and e.family_id = old_family;
    update idempotency_keys set family_id = new_family where family_id = old_family;
    update subjects set family_id = new_family where family_id = old_family;
    update families f set version = f.version + 1 where f.family_id = new_family;
    delete from families f where f.family_id = old_family;
  end $function$`

export const AFTER_TABLES: readonly string[] = [FILING_LOOK_UP, MOVE_FAMILY]
