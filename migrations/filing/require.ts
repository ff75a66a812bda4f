import { BY_KEYS } from "./columns.ts"

/**
 * Takes families that nobody else holds, counts their versions up, and fails unless all that a batch of claims takes for
 * granted still holds: the epoch, the versions, that names are new, that external ids and keys of requests are free. The
 * detail of the failure says what does not. It waits for nobody. The versions are counted first: whoever finds its own holds
 * what is committed, since everyone who changes a family counts its version up in the same transaction.
 */
export const FILING_REQUIRE = `create or replace function filing_require(epoch_read bigint, family_ids uuid[], versions bigint[],
    new_names text[], id_sources uuid[], ids text[], digests text[], key_owners text[], keys text[])
    returns void language plpgsql ${BY_KEYS} as $function$
  declare
    taken uuid[];
    missed_families uuid[] := '{}';
    missed_names text[] := '{}';
    missed_ids text[] := '{}';
    missed_digests text[] := '{}';
    missed_keys jsonb := '[]';
    missed_epoch boolean;
    wanted text;
    is_locked boolean;
  begin
    missed_epoch := not pg_try_advisory_xact_lock_shared(lock_key('filing', ''));
    if cardinality(family_ids) > 0 then
      with held as (
        select f.family_id from families f join unnest(family_ids, versions) as w (family_id, version)
          on f.family_id = w.family_id and f.version = w.version
        for update of f skip locked
      ), counted as (
        update families f set version = f.version + 1 from held where f.family_id = held.family_id returning f.family_id
      )
      select array_agg(c.family_id) into taken from counted c;
      if coalesce(cardinality(taken), 0) < cardinality(family_ids) then
        select array_agg(w) into missed_families from unnest(family_ids) w where taken is null or w <> all(taken);
      end if;
    end if;
    foreach wanted in array new_names loop
      -- Two statements: the second one sees what was committed before the lock was free.
      is_locked := pg_try_advisory_xact_lock(lock_key('name', wanted));
      if not is_locked or exists (select 1 from subject_names n where n.name_key = wanted) then
        missed_names := missed_names || wanted;
      end if;
    end loop;
    if cardinality(ids) > 0 then
      select coalesce(array_agg(e.source_id || ' ' || e.external_id), '{}') into missed_ids
        from unnest(id_sources, ids) as w (source_id, external_id)
        cross join lateral (select * from claim_external_ids e
          where e.source_id = w.source_id and e.external_id = w.external_id limit 1) e;
    end if;
    if cardinality(digests) > 0 then
      select coalesce(array_agg(e.digest), '{}') into missed_digests from erased_external_ids e where e.digest = any(digests);
    end if;
    if cardinality(keys) > 0 then
      select coalesce(jsonb_agg(jsonb_build_array(k.owner, k.key)), '[]') into missed_keys
        from unnest(key_owners, keys) as w (owner, key)
        cross join lateral (select * from idempotency_keys k where k.owner = w.owner and k.key = w.key limit 1) k;
    end if;
    missed_epoch := missed_epoch or coalesce((select e.epoch from filing_epoch e), 0) <> epoch_read;
    if missed_epoch or missed_families <> '{}' or missed_names <> '{}' or missed_ids <> '{}' or missed_digests <> '{}'
        or missed_keys <> '[]' then
      raise exception using errcode = 'CCM01', message = 'what a batch of claims was judged by has changed',
        detail = json_build_object('epoch', missed_epoch, 'families', missed_families, 'names', missed_names,
          'ids', missed_ids, 'digests', missed_digests, 'keys', missed_keys)::text;
    end if;
  end $function$`
