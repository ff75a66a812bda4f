import { BY_KEYS } from "./columns.ts"

/**
 * Whether there is a row, asked so that PostgreSQL looks for it by a key. Of `exists` it may read the whole table once, where it
 * has planned on a table that was small.
 */
const isThere = (from: string) => `(select true from ${from} limit 1) is not null`

const SUBJECT = `s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
        s.archived_at is not null as archived,
        (${isThere("subject_parts p where p.part_id = s.id")}
          or ${isThere("subject_parts p where p.whole_id = s.id")}) as related,
        not ${isThere("subjects o where o.family_id = s.family_id and o.id <> s.id and o.merged_into is null")} as alone`

/** Names that one search looks at, of those that share a sure key, and of those that share another. */
const LOOKED_AT = { sure: 100, wide: 200 }

const namesLike = (keys: string, limit: number) =>
  `(select n.subject_id as id, n.name from subject_names n where n.like_keys && g.${keys}::bigint[] limit ${limit})`

/**
 * Names of subjects that share a key with one that is asked for; some come twice. Nothing is looked for where the folded name is given and is
 * that of a subject which is not archived. Whoever calls it has chosen plans that find rows by their keys.
 */
export const SIMILAR_SUBJECTS = `create or replace function similar_subjects(name_keys text[], sure_keys text[], wide_keys text[])
    returns json language plpgsql stable as $function$
  begin
    return (select json_agg(r) from (
      select g.nth - 1 as nth, s.id, s.name, found.name as like, s.unit, s.archived_at is not null as archived
      from (
        select * from unnest(name_keys, sure_keys, wide_keys) with ordinality as g (name_key, sure, wide, nth)
        where g.name_key is null or not ${isThere(`subject_names n
          cross join lateral (select s.archived_at from subjects s where s.id = n.subject_id limit 1) s
          where n.name_key = g.name_key and s.archived_at is null`)}
        offset 0
      ) g
      cross join lateral (
        ${namesLike("sure", LOOKED_AT.sure)} union all ${namesLike("wide", LOOKED_AT.wide)}) found
      join subjects s on s.id = found.id) r);
  end $function$`

/**
 * Times are printed as JSON has them, and numbers of any size as texts. `most`: figures, claimants and conflicts of a family, and
 * then of all families together, which are read in the order of their ids.
 */
const familyRows = (table: string, most: number, columns: string) => `select json_agg(r) into ${table} from (
        select ${columns} from unnest(families) w (family_id)
        cross join lateral (select * from ${table} t where t.family_id = w.family_id limit most[${most}]) t
        limit most[${most + 3}]) r;`

/**
 * Reads what a process wants to remember, as of one moment: what names stand for, and of each family that one subject has for
 * itself all that judging asks for. Rules come along where the epoch is not the one that is known. Also what new names may mean.
 */
export const FILING_RECALL = `create or replace function filing_recall(epoch_known bigint, source_keys text[], source_ids uuid[],
    subject_keys text[], subject_ids uuid[], new_keys text[], new_sure text[], new_wide text[], most int[],
    out epoch bigint, out rules json, out sources json, out subjects json, out versions json, out figures json,
    out figure_claimants json, out conflicts json, out exceptions json, out alike json)
    language plpgsql stable ${BY_KEYS} as $function$
  #variable_conflict use_column
  declare
    ids uuid[];
    keys text[];
    families uuid[];
    known text[];
  begin
    select coalesce(max(e.epoch), 0) into epoch from filing_epoch e;
    if epoch_known is distinct from epoch then
      select json_agg(r) into rules from (
        select r.id, r.version, r.name, r.subject_id, r.tag, r.measure, r.unit, r.dimension, r.priority, r.settings, r.status,
          r.created_at, r.changed_at from rules r where r.status = 'active') r;
    end if;
    if cardinality(source_keys) + cardinality(source_ids) > 0 then
      select json_agg(r) into sources from (
        select w.key, s.id, s.name from (
          select n.name_key as key, n.source_id as id from source_names n where n.name_key = any(source_keys)
          union all select o.id::text, coalesce(o.merged_into, o.id) from sources o where o.id = any(source_ids)
        ) w cross join lateral (select * from sources s where s.id = w.id limit 1) s) r;
    end if;
    ids := subject_ids;
    keys := subject_ids::text[];
    if cardinality(subject_keys) > 0 then
      select ids || array_agg(n.subject_id), keys || array_agg(n.name_key) into ids, keys
        from subject_names n where n.name_key = any(subject_keys);
    end if;
    if cardinality(ids) > 0 then
      select json_agg(r order by r.id), array_agg(distinct r.family_id)
          filter (where r.alone and not r.related and not r.archived and r.merged_into is null),
          array_agg(r.key) filter (where not r.archived)
        into subjects, families, known from (
        select w.key, ${SUBJECT} from unnest(ids, keys) w (id, key)
        cross join lateral (select * from subjects s where s.id = w.id limit 1) s) r;
    end if;
    if families is not null then
      select json_agg(r) into versions from (
        select f.family_id, f.version from families f where f.family_id = any(families)) r;
      ${familyRows(
        "figures",
        1,
        `t.family_id, t.subject_id, t.id, t.identity, t.quantity, t.unit, t.narrow_min::text, t.narrow_max::text,
          t.as_of_from, t.as_of_to, t.claims, t.conflicts_kept is not null or t.leaves_out as crowded`,
      )}
      ${familyRows(
        "figure_claimants",
        2,
        `t.family_id, t.figure_id, t.claimant_id, t.first_published, t.last_published,
          (select o.name from sources o where o.id = t.claimant_id) as name`,
      )}
      ${familyRows(
        "conflicts",
        3,
        `t.family_id, t.subject_id, t.id, t.kind, t.subject_a, t.figure_a, t.subject_b, t.figure_b, t.verdict, t.severity,
          t.detail, t.grounds, t.status, t.resolution, t.reason, t.note, t.assignee, t.version, t.opened_at, t.changed_at`,
      )}
      select json_agg(r) into exceptions from (
        select e.family_id, e.id, e.subject_id, e.conflict_id, e.reason, e.until from unnest(families) w (family_id)
        join exceptions e on e.family_id = w.family_id where e.status = 'active' order by e.id desc limit most[7]) r;
    end if;
    if cardinality(new_keys) > 0 and (known is null or not new_keys <@ known) then
      alike := similar_subjects(new_keys, new_sure, new_wide);
    end if;
  end $function$`
