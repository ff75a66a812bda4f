const FOUND_SUBJECT = `s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
      s.archived_at is not null as archived,
      (exists (select 1 from subject_parts p where p.part_id = s.id)
        or exists (select 1 from subject_parts p where p.whole_id = s.id)) as related`

/**
 * Locks what claims name and reads it under these locks, in one call: names under which something may have to be created,
 * then families, then names of new sources. All filing is locked first, shared. What somebody else holds is waited for, or
 * left out where `waits` is false; `held` lists what is locked. The versions of the families that are locked go up.
 */
export const FILING_LOOK_UP = `create or replace function filing_look_up(waits boolean, source_keys text[], source_ids uuid[],
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
    update families f set version = f.version + 1
      where f.family_id in (select substr(h, 8)::uuid from unnest(held) h where h like 'family %');
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
