import { BY_KEYS, listOf, parameters, rows } from "./columns.ts"

/** The columns of the arrays, each with its type. An array of arrays would be a matrix, so lists of sources are texts. */
const FIGURES = {
  family_id: "uuid",
  subject_id: "uuid",
  id: "uuid",
  identity: "text",
  quantity: "jsonb",
  unit: "text",
  narrow_min: "numeric",
  narrow_max: "numeric",
  as_of_from: "date",
  as_of_to: "date",
  claims: "int",
}
const COUNTS = { family_id: "uuid", id: "uuid", claims: "int" }
const CLAIMANTS = {
  family_id: "uuid",
  figure_id: "uuid",
  claimant_id: "uuid",
  subject_id: "uuid",
  claims: "int",
  first_published: "timestamptz",
  last_published: "timestamptz",
}
const IDS = { source_id: "uuid", external_id: "text", family_id: "uuid", claim_id: "uuid", body_hash: "text" }
const CLAIMS = {
  family_id: "uuid",
  subject_id: "uuid",
  id: "uuid",
  figure_id: "uuid",
  source_id: "uuid",
  claimant_id: "uuid",
  further_claimants: "text",
  via: "text",
  wording: "text",
  quantity: "jsonb",
  as_of_from: "date",
  as_of_to: "date",
  as_of_assumed: "boolean",
  published_at: "timestamptz",
  url: "text",
  quote: "text",
  external_id: "text",
  corrects: "uuid",
  language: "text",
  published_at_assumed: "boolean",
}

const LISTS = ["further_claimants", "via"]
const claimValues = Object.keys(CLAIMS).map((name) => (LISTS.includes(name) ? `r.${name}::uuid[]` : `r.${name}`))

/**
 * Writes claims with the figures that are new with them and the counts of those that are not. Each list comes as an array a
 * column; an empty one costs nothing. Two who write the same external ids do so in one order, so that only one of them waits.
 */
export const FILING_WRITE = `create function filing_write(
    ${[
      ...parameters("figure", FIGURES),
      ...parameters("count", COUNTS),
      ...parameters("claimant", CLAIMANTS),
      ...parameters("taken", IDS),
      ...parameters("claim", CLAIMS),
      "at timestamptz",
    ].join(", ")})
    returns void language plpgsql ${BY_KEYS} as $function$
  #variable_conflict use_column
  begin
    if cardinality(figure_id) > 0 then
      insert into figures (${listOf(FIGURES)}, created_at) select r.*, at from ${rows("figure", FIGURES)};
    end if;
    if cardinality(count_id) > 0 then
      update figures f set claims = f.claims + r.claims from ${rows("count", COUNTS)}
        where f.family_id = r.family_id and f.id = r.id;
    end if;
    if cardinality(claimant_figure_id) > 0 then
      insert into figure_claimants as old (${listOf(CLAIMANTS)}) select r.* from ${rows("claimant", CLAIMANTS)}
        on conflict (family_id, figure_id, claimant_id) do update set claims = old.claims + excluded.claims,
          first_published = least(old.first_published, excluded.first_published),
          last_published = greatest(old.last_published, old.first_published, excluded.last_published);
    end if;
    if cardinality(taken_claim_id) > 0 then
      insert into claim_external_ids (${listOf(IDS)}) select r.* from ${rows("taken", IDS)}
        order by r.source_id, r.external_id;
    end if;
    insert into claims (${listOf(CLAIMS)}, status, recorded_at) select ${claimValues.join(", ")}, 'active', at
      from ${rows("claim", CLAIMS)};
  end $function$`

/** Adds terms that come to subjects. Those by which a subject is listed need not be kept twice. */
export const KEEP_NEW_TERMS = `create function keep_new_terms(subject_ids uuid[], term_lists text[])
    returns void language plpgsql ${BY_KEYS} as $function$
  begin
    if cardinality(subject_ids) > 0 then
      insert into new_terms (subject_id, terms)
        select n.subject_id, case when t.terms is null then n.terms::int[]
          else array(select term from unnest(n.terms::int[]) as term where term <> all(t.terms)) end
        from unnest(subject_ids, term_lists) as n (subject_id, terms)
        left join subject_terms t on t.subject_id = n.subject_id;
    end if;
  end $function$`

/** Adds rows to the audit. Null or empty: none. */
export const KEEP_AUDIT = `create function keep_audit(audited json) returns void language plpgsql as $function$
  begin
    if audited is not null then
      insert into audit (id, at, actor, key_id, person_id, address, operation, path, status, request_id)
        select a.id, a.at, a.actor, a.key_id, a.person_id, a.address, a.operation, a.path, a.status, a.request_id
        from json_to_recordset(audited) as a (id uuid, at timestamptz, actor text, key_id text, person_id uuid,
          address text, operation text, path text, status int, request_id text);
    end if;
  end $function$`
