-- What the migrations make. Written by npm run schema; CI holds it against them.

create table changes (
  subject_id uuid not null,
  id uuid not null,
  entity text not null,
  entity_id uuid not null,
  at timestamp with time zone not null,
  action text not null,
  note text,
  before jsonb,
  after jsonb,
  actor text default NULLIF(current_setting('countercheck.actor'::text, true), ''::text),
  made_in xid8 default pg_current_xact_id(),
  constraint changes_entity_check CHECK ((entity = ANY (ARRAY['claim'::text, 'conflict'::text, 'subject'::text, 'source'::text, 'rule'::text, 'exception'::text]))),
  constraint changes_pkey PRIMARY KEY (subject_id, id)
);
CREATE INDEX changes_of_entity ON public.changes USING btree (entity_id, id);

create table claim_external_ids (
  source_id uuid not null,
  external_id text not null,
  subject_id uuid not null,
  claim_id uuid not null,
  body_hash text not null,
  constraint claim_external_ids_pkey PRIMARY KEY (source_id, external_id)
);

create table claims (
  subject_id uuid not null,
  id uuid not null,
  figure_id uuid not null,
  source_id uuid not null,
  claimant_id uuid not null,
  via uuid[] not null default '{}'::uuid[],
  wording text not null,
  quantity jsonb not null,
  as_of_from date not null,
  as_of_to date not null,
  as_of_assumed boolean not null,
  published_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  url text,
  quote text,
  external_id text,
  status text not null,
  corrects uuid,
  corrected_by uuid,
  version integer not null default 1,
  ended_at timestamp with time zone,
  filed_in xid8 default pg_current_xact_id(),
  constraint claims_status_check CHECK ((status = ANY (ARRAY['active'::text, 'retracted'::text, 'corrected'::text]))),
  constraint claims_subject_id_figure_id_fkey FOREIGN KEY (subject_id, figure_id) REFERENCES figures(subject_id, id),
  constraint claims_pkey PRIMARY KEY (subject_id, id)
);
CREATE INDEX claims_by_claimant ON public.claims USING btree (claimant_id, published_at DESC, id DESC);
CREATE INDEX claims_by_figure ON public.claims USING btree (subject_id, figure_id, source_id);
CREATE INDEX claims_by_id ON public.claims USING btree (id);
CREATE INDEX claims_by_period ON public.claims USING btree (as_of_from, as_of_to, published_at DESC, id DESC);
CREATE INDEX claims_by_published ON public.claims USING btree (published_at DESC, id DESC);
CREATE INDEX claims_by_source ON public.claims USING btree (source_id, published_at DESC, id DESC);
CREATE INDEX claims_by_subject ON public.claims USING btree (subject_id, published_at DESC, id DESC);
CREATE INDEX claims_by_via ON public.claims USING gin (via) WHERE (via <> '{}'::uuid[]);
CREATE INDEX claims_by_words ON public.claims USING gin (to_tsvector('simple'::regconfig, ((wording || ' '::text) || COALESCE(quote, ''::text))));
CREATE INDEX claims_not_active ON public.claims USING btree (status, published_at DESC, id DESC) WHERE (status <> 'active'::text);
CREATE INDEX claims_of_many_days ON public.claims USING btree (as_of_from, as_of_to) WHERE (as_of_from < as_of_to);

create table conflict_summands (
  subject_id uuid not null,
  conflict_id uuid not null,
  place smallint not null,
  part_id uuid not null,
  figure_id uuid not null,
  constraint conflict_summands_part_id_figure_id_fkey FOREIGN KEY (part_id, figure_id) REFERENCES figures(subject_id, id),
  constraint conflict_summands_subject_id_conflict_id_fkey FOREIGN KEY (subject_id, conflict_id) REFERENCES conflicts(subject_id, id) ON DELETE CASCADE,
  constraint conflict_summands_pkey PRIMARY KEY (subject_id, conflict_id, place)
);
CREATE INDEX conflict_summands_of_figure ON public.conflict_summands USING btree (figure_id);
CREATE INDEX conflict_summands_of_part ON public.conflict_summands USING btree (part_id);

create table conflicts (
  subject_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_a uuid not null,
  figure_a uuid not null,
  subject_b uuid,
  figure_b uuid,
  verdict text not null,
  severity smallint not null,
  detail jsonb not null,
  status text not null,
  resolution text,
  reason text,
  note text,
  version integer not null default 1,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  assignee text,
  opened_in xid8 default pg_current_xact_id(),
  constraint conflicts_check CHECK (((status = 'resolved'::text) = (resolution IS NOT NULL))),
  constraint conflicts_kind_check CHECK ((kind = ANY (ARRAY['pair'::text, 'part'::text, 'sum'::text]))),
  constraint conflicts_resolution_check CHECK ((resolution = ANY (ARRAY['person'::text, 'retracted'::text, 'corrected'::text, 'rejudged'::text, 'withdrawn'::text, 'accepted'::text]))),
  constraint conflicts_severity_check CHECK (((severity >= 0) AND (severity <= 3))),
  constraint conflicts_sides_check CHECK ((((kind = 'sum'::text) = (figure_b IS NULL)) AND ((figure_b IS NULL) = (subject_b IS NULL)))),
  constraint conflicts_status_check CHECK ((status = ANY (ARRAY['open'::text, 'explained'::text, 'dismissed'::text, 'resolved'::text]))),
  constraint conflicts_verdict_check CHECK ((verdict = ANY (ARRAY['agree'::text, 'tension'::text, 'conflict'::text, 'revision'::text, 'not-comparable'::text]))),
  constraint conflicts_subject_a_figure_a_fkey FOREIGN KEY (subject_a, figure_a) REFERENCES figures(subject_id, id),
  constraint conflicts_subject_b_figure_b_fkey FOREIGN KEY (subject_b, figure_b) REFERENCES figures(subject_id, id),
  constraint conflicts_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id),
  constraint conflicts_pkey PRIMARY KEY (subject_id, id),
  constraint conflicts_subject_id_figure_a_figure_b_key UNIQUE (subject_id, figure_a, figure_b)
);
CREATE INDEX conflicts_changed ON public.conflicts USING btree (changed_at);
CREATE INDEX conflicts_newest ON public.conflicts USING btree (id);
CREATE INDEX conflicts_newest_of_status ON public.conflicts USING btree (status, id);
CREATE INDEX conflicts_of_assignee ON public.conflicts USING btree (assignee, id) WHERE (assignee IS NOT NULL);
CREATE INDEX conflicts_of_dispute_a ON public.conflicts USING btree (subject_id, status, figure_a, figure_b) WHERE ((verdict = ANY (ARRAY['conflict'::text, 'tension'::text])) AND ((resolution IS NULL) OR (resolution = 'person'::text)));
CREATE INDEX conflicts_of_dispute_b ON public.conflicts USING btree (subject_id, status, figure_b) WHERE ((verdict = ANY (ARRAY['conflict'::text, 'tension'::text])) AND ((resolution IS NULL) OR (resolution = 'person'::text)));
CREATE INDEX conflicts_of_figure_a ON public.conflicts USING btree (figure_a, severity, id);
CREATE INDEX conflicts_of_figure_b ON public.conflicts USING btree (figure_b, severity, id);
CREATE INDEX conflicts_of_kind ON public.conflicts USING btree (kind, id) WHERE (kind <> 'pair'::text);
CREATE INDEX conflicts_of_subject_a ON public.conflicts USING btree (subject_a, id);
CREATE INDEX conflicts_of_subject_b ON public.conflicts USING btree (subject_b, id);
CREATE INDEX conflicts_of_verdict ON public.conflicts USING btree (verdict, id) WHERE (verdict <> ALL (ARRAY['conflict'::text, 'tension'::text]));
CREATE INDEX conflicts_settled_of_figure_a ON public.conflicts USING btree (figure_a) WHERE (status = ANY (ARRAY['explained'::text, 'dismissed'::text]));
CREATE INDEX conflicts_settled_of_figure_b ON public.conflicts USING btree (figure_b) WHERE (status = ANY (ARRAY['explained'::text, 'dismissed'::text]));
CREATE INDEX conflicts_severest ON public.conflicts USING btree (severity, id);
CREATE INDEX conflicts_severest_of_status ON public.conflicts USING btree (status, severity, id);
CREATE UNIQUE INDEX conflicts_one_sum ON public.conflicts USING btree (subject_id, figure_a) WHERE (kind = 'sum'::text);
CREATE TRIGGER disputes_on_delete AFTER DELETE ON public.conflicts REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_disputes_on_delete();
CREATE TRIGGER disputes_on_insert AFTER INSERT ON public.conflicts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_disputes_on_insert();
CREATE TRIGGER disputes_on_update AFTER UPDATE ON public.conflicts REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_disputes_on_update();

create table disputes (
  subject_id uuid not null,
  open_high bigint not null default 0,
  open_medium bigint not null default 0,
  open_low bigint not null default 0,
  open_pair bigint not null default 0,
  open_part bigint not null default 0,
  open_sum bigint not null default 0,
  open_conflicts bigint not null generated always as (((open_high + open_medium) + open_low)) stored,
  severity smallint not null generated always as (
CASE
    WHEN (open_high > 0) THEN 3
    WHEN (open_medium > 0) THEN 2
    WHEN (open_low > 0) THEN 1
    ELSE 0
END) stored,
  opened_at timestamp with time zone,
  changed_at timestamp with time zone,
  version bigint not null default 1,
  constraint disputes_pkey PRIMARY KEY (subject_id)
);
CREATE INDEX disputes_newest ON public.disputes USING btree (opened_at, subject_id) WHERE (open_conflicts > 0);
CREATE INDEX disputes_severest ON public.disputes USING btree (severity, open_conflicts, subject_id) WHERE (open_conflicts > 0);

create table exceptions (
  id uuid not null,
  subject_id uuid not null,
  conflict_id uuid,
  reason text not null,
  until timestamp with time zone not null,
  status text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint exceptions_status_check CHECK ((status = ANY (ARRAY['active'::text, 'ended'::text]))),
  constraint exceptions_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id),
  constraint exceptions_pkey PRIMARY KEY (id)
);
CREATE INDEX exceptions_by_end ON public.exceptions USING btree (until) WHERE (status = 'active'::text);
CREATE INDEX exceptions_of_subject ON public.exceptions USING btree (subject_id, status);

create table figure_claimants (
  subject_id uuid not null,
  figure_id uuid not null,
  claimant_id uuid not null,
  claims integer not null,
  first_published timestamp with time zone not null,
  constraint figure_claimants_claims_check CHECK ((claims > 0)),
  constraint figure_claimants_subject_id_figure_id_fkey FOREIGN KEY (subject_id, figure_id) REFERENCES figures(subject_id, id),
  constraint figure_claimants_pkey PRIMARY KEY (subject_id, figure_id, claimant_id)
);
CREATE INDEX figure_claimants_of_claimant ON public.figure_claimants USING btree (claimant_id, subject_id);

create table figures (
  subject_id uuid not null,
  id uuid not null,
  identity text not null,
  quantity jsonb not null,
  unit text not null,
  narrow_min numeric not null,
  narrow_max numeric not null,
  as_of_from date not null,
  as_of_to date not null,
  claims integer not null default 0,
  created_at timestamp with time zone not null,
  constraint figures_check CHECK ((as_of_from <= as_of_to)),
  constraint figures_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id),
  constraint figures_pkey PRIMARY KEY (subject_id, id),
  constraint figures_subject_id_identity_key UNIQUE (subject_id, identity)
);
CREATE INDEX figures_by_day ON public.figures USING btree (subject_id, unit, as_of_to, as_of_from, narrow_max, narrow_min);
CREATE INDEX figures_by_max ON public.figures USING btree (subject_id, unit, narrow_max, as_of_from, as_of_to);
CREATE INDEX figures_by_min ON public.figures USING btree (subject_id, unit, narrow_min, as_of_from, as_of_to);

create table idempotency_keys (
  key text not null,
  request_hash text not null,
  status integer,
  headers jsonb,
  body text,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (key)
);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (created_at);

create table import_lines (
  import_id uuid not null,
  line integer not null,
  payload json,
  outcome text,
  claim_id uuid,
  problem jsonb,
  constraint import_lines_check CHECK (((outcome = 'refused'::text) = (problem IS NOT NULL))),
  constraint import_lines_check1 CHECK (((outcome = ANY (ARRAY['filed'::text, 'repeated'::text])) = (claim_id IS NOT NULL))),
  constraint import_lines_outcome_check CHECK ((outcome = ANY (ARRAY['filed'::text, 'repeated'::text, 'refused'::text]))),
  constraint import_lines_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id),
  constraint import_lines_pkey PRIMARY KEY (import_id, line)
);
CREATE INDEX import_lines_refused ON public.import_lines USING btree (import_id, line) WHERE (outcome = 'refused'::text);

create table imports (
  id uuid not null,
  format text not null,
  status text not null,
  idempotency_key text,
  digest text,
  actor text,
  received integer not null default 0,
  received_line integer not null default 0,
  filed integer not null default 0,
  repeated integer not null default 0,
  refused integer not null default 0,
  cursor_line integer not null default 0,
  error text,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  touched_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  results_ended_at timestamp with time zone,
  results_deleted_at timestamp with time zone,
  constraint imports_format_check CHECK ((format = ANY (ARRAY['ndjson'::text, 'csv'::text]))),
  constraint imports_status_check CHECK ((status = ANY (ARRAY['receiving'::text, 'waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_idempotency_key_key UNIQUE (idempotency_key)
);
CREATE INDEX imports_unfinished ON public.imports USING btree (touched_at) WHERE (status = ANY (ARRAY['receiving'::text, 'waiting'::text, 'running'::text]));
CREATE INDEX imports_with_results ON public.imports USING btree (touched_at) WHERE ((status = ANY (ARRAY['done'::text, 'failed'::text])) AND (results_deleted_at IS NULL));

create table rejudgings (
  id uuid not null,
  rule_id uuid,
  rule_version integer,
  scopes jsonb not null,
  status text not null,
  cursor_subject uuid,
  cursor_figure uuid,
  subjects_total integer,
  subjects_done integer not null default 0,
  figures_done integer not null default 0,
  opened integer not null default 0,
  closed integer not null default 0,
  changed integer not null default 0,
  error text,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  touched_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint rejudgings_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text]))),
  constraint rejudgings_pkey PRIMARY KEY (id)
);
CREATE INDEX rejudgings_unfinished ON public.rejudgings USING btree (touched_at) WHERE (status <> 'done'::text);

create table rule_versions (
  rule_id uuid not null,
  version integer not null,
  name text not null,
  subject_id uuid,
  tag text,
  measure text,
  unit text,
  dimension text,
  priority integer not null,
  settings jsonb not null,
  status text not null,
  at timestamp with time zone not null,
  constraint rule_versions_rule_id_fkey FOREIGN KEY (rule_id) REFERENCES rules(id),
  constraint rule_versions_pkey PRIMARY KEY (rule_id, version)
);

create table rules (
  id uuid not null,
  version integer not null,
  name text not null,
  subject_id uuid,
  tag text,
  measure text,
  unit text,
  dimension text,
  priority integer not null,
  settings jsonb not null,
  status text not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint rules_measure_check CHECK ((measure = ANY (ARRAY['stock'::text, 'cumulative'::text, 'flow'::text]))),
  constraint rules_status_check CHECK ((status = ANY (ARRAY['active'::text, 'retired'::text]))),
  constraint rules_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id),
  constraint rules_pkey PRIMARY KEY (id)
);
CREATE INDEX rules_of_subject ON public.rules USING btree (subject_id) WHERE (subject_id IS NOT NULL);
CREATE INDEX rules_of_tag ON public.rules USING btree (tag) WHERE (tag IS NOT NULL);

create table source_names (
  name_key text not null,
  source_id uuid not null,
  name text not null,
  is_alias boolean not null,
  constraint source_names_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id),
  constraint source_names_pkey PRIMARY KEY (name_key)
);
CREATE INDEX source_names_by_gram ON public.source_names USING gin (name_grams(name_key));
CREATE INDEX source_names_by_source ON public.source_names USING btree (source_id);

create table sources (
  id uuid not null,
  name text not null,
  url text,
  tags text[] not null default '{}'::text[],
  merged_into uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint sources_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES sources(id),
  constraint sources_pkey PRIMARY KEY (id)
);
CREATE TRIGGER keep_named BEFORE DELETE ON public.sources FOR EACH ROW EXECUTE FUNCTION keep_named_source();

create table subject_names (
  subject_id uuid not null,
  name_key text not null,
  name text not null,
  is_alias boolean not null,
  constraint subject_names_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id),
  constraint subject_names_pkey PRIMARY KEY (subject_id, name_key)
);
CREATE INDEX subject_names_by_gram ON public.subject_names USING gin (name_grams(name_key));
CREATE INDEX subject_names_by_key ON public.subject_names USING btree (name_key text_pattern_ops);

create table subject_parts (
  whole_id uuid not null,
  part_id uuid not null,
  constraint subject_parts_check CHECK ((whole_id <> part_id)),
  constraint subject_parts_part_id_fkey FOREIGN KEY (part_id) REFERENCES subjects(id),
  constraint subject_parts_whole_id_fkey FOREIGN KEY (whole_id) REFERENCES subjects(id),
  constraint subject_parts_pkey PRIMARY KEY (whole_id, part_id)
);
CREATE INDEX subject_parts_by_part ON public.subject_parts USING btree (part_id);

create table subjects (
  id uuid not null,
  name text not null,
  unit text not null,
  measure text not null,
  tags text[] not null default '{}'::text[],
  external_ids jsonb not null default '{}'::jsonb,
  family_id uuid not null,
  merged_into uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  exhaustive boolean not null default false,
  constraint subjects_measure_check CHECK ((measure = ANY (ARRAY['stock'::text, 'cumulative'::text, 'flow'::text]))),
  constraint subjects_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES subjects(id),
  constraint subjects_pkey PRIMARY KEY (id)
);
CREATE INDEX subjects_by_family ON public.subjects USING btree (family_id);
CREATE INDEX subjects_by_tag ON public.subjects USING gin (tags);
CREATE INDEX subjects_of_measure ON public.subjects USING btree (measure, id);

CREATE OR REPLACE FUNCTION public.filing_figures(searches json)
 RETURNS json
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
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
        and c.claimant_id = coalesce(
  (select n.source_id from source_names n where n.name_key = w.claimant_key),
  (select coalesce(o.merged_into, o.id) from sources o where o.id = w.claimant_id))) as known
    from json_to_recordset(searches) as w (place int, subject_id uuid, identity text, claimant_key text, claimant_id uuid)
    cross join lateral (
      select * from figures f where f.subject_id = w.subject_id and f.identity = w.identity limit 1
    ) f
  ) o;
  return coalesce(figures, '[]');
end $function$;

CREATE OR REPLACE FUNCTION public.filing_look_up(waits boolean, source_keys text[], source_ids uuid[], subject_keys text[], subject_ids uuid[], new_keys text[])
 RETURNS json
 LANGUAGE plpgsql
AS $function$
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
    select n.name_key as key, s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
  (exists (select 1 from subject_parts p where p.part_id = s.id)
    or exists (select 1 from subject_parts p where p.whole_id = s.id)) as related from subject_names n join subjects s on s.id = n.subject_id
      where n.name_key = any(subject_keys)
    union all
    select s.id::text, s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
  (exists (select 1 from subject_parts p where p.part_id = s.id)
    or exists (select 1 from subject_parts p where p.whole_id = s.id)) as related from subjects s where s.id = any(subject_ids)
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
end $function$;

CREATE OR REPLACE FUNCTION public.filing_read(named json, waits boolean)
 RETURNS json
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
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
    select n.name_key as key, s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
  (exists (select 1 from subject_parts p where p.part_id = s.id)
    or exists (select 1 from subject_parts p where p.whole_id = s.id)) as related from subject_names n join subjects s on s.id = n.subject_id
      where n.name_key = any(asked_subject_names)
    union all
    select s.id::text, s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
  (exists (select 1 from subject_parts p where p.part_id = s.id)
    or exists (select 1 from subject_parts p where p.whole_id = s.id)) as related from subjects s where s.id = any(asked_subject_ids)
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
        where e.external_id = w.external_id and e.source_id = coalesce(
  (select n.source_id from source_names n where n.name_key = w.source_key),
  (select coalesce(o.merged_into, o.id) from sources o where o.id = w.source_id)) limit 1
      ) e
    ) f;
  end if;
  if json_array_length(named->'figures') > 0 then
    figures := filing_figures(named->'figures');
  end if;
  return json_build_object('held', held, 'sources', coalesce(sources, '[]'), 'subjects', coalesce(subjects, '[]'),
    'rules', coalesce(rules, '[]'), 'filed', coalesce(filed, '[]'), 'figures', coalesce(figures, '[]'));
end $function$;

CREATE OR REPLACE FUNCTION public.filing_write(news json, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.keep_named_source()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  begin
    if exists (select 1 from claims c where c.source_id = old.id)
      or exists (select 1 from claims c where c.claimant_id = old.id)
      or exists (select 1 from figure_claimants c where c.claimant_id = old.id)
      or exists (select 1 from claim_external_ids e where e.source_id = old.id) then
      raise exception 'claims name the source %', old.id using errcode = 'foreign_key_violation';
    end if;
    return old;
  end $function$;

CREATE OR REPLACE FUNCTION public.name_grams(name text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT COST 1000
AS $function$
    select array_to_tsvector(array_agg(substr(name || '  ', place, 3))) from generate_series(1, length(name)) place
  $function$;

CREATE OR REPLACE FUNCTION public.recount_dispute(subject uuid)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
    begin
      insert into disputes (subject_id) values (subject) on conflict do nothing;
      perform 1 from disputes where subject_id = subject for update;
      update disputes d set open_high = c.high, open_medium = c.medium, open_low = c.low, open_pair = c.pair,
        open_part = c.part, open_sum = c.sum, opened_at = c.opened_at, version = d.version + 1,
        changed_at = greatest(d.changed_at, c.changed_at)
      from (select count(*) filter (where severity = 3) as high, count(*) filter (where severity = 2) as medium,
          count(*) filter (where severity < 2) as low, count(*) filter (where kind = 'pair') as pair,
          count(*) filter (where kind = 'part') as part, count(*) filter (where kind = 'sum') as sum,
          min(opened_at) as opened_at, max(changed_at) as changed_at
        from conflicts where subject_id = subject and status = 'open' and verdict in ('conflict', 'tension') and (resolution is null or resolution = 'person')) c
      where d.subject_id = subject;
      return true;
    end $function$;

CREATE OR REPLACE FUNCTION public.tally_disputes_on_delete()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into disputes as d (subject_id, open_high, open_medium, open_low, open_pair, open_part, open_sum,
        opened_at, changed_at)
      select subject_id, coalesce(sum(sign) filter (where is_open and severity = 3), 0), coalesce(sum(sign) filter (where is_open and severity = 2), 0), coalesce(sum(sign) filter (where is_open and severity < 2), 0),
        coalesce(sum(sign) filter (where is_open and kind = 'pair'), 0), coalesce(sum(sign) filter (where is_open and kind = 'part'), 0), coalesce(sum(sign) filter (where is_open and kind = 'sum'), 0),
        min(opened_at) filter (where is_open and sign > 0), max(changed_at)
      from (select sign, subject_id, kind, severity, opened_at, changed_at, status = 'open' and verdict in ('conflict', 'tension') as is_open from (select -1 as sign, * from removed) r) c
      group by subject_id having bool_or(is_open) order by subject_id
      on conflict (subject_id) do update set
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
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.tally_disputes_on_insert()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into disputes as d (subject_id, open_high, open_medium, open_low, open_pair, open_part, open_sum,
        opened_at, changed_at)
      select subject_id, coalesce(sum(sign) filter (where is_open and severity = 3), 0), coalesce(sum(sign) filter (where is_open and severity = 2), 0), coalesce(sum(sign) filter (where is_open and severity < 2), 0),
        coalesce(sum(sign) filter (where is_open and kind = 'pair'), 0), coalesce(sum(sign) filter (where is_open and kind = 'part'), 0), coalesce(sum(sign) filter (where is_open and kind = 'sum'), 0),
        min(opened_at) filter (where is_open and sign > 0), max(changed_at)
      from (select sign, subject_id, kind, severity, opened_at, changed_at, status = 'open' and verdict in ('conflict', 'tension') as is_open from (select 1 as sign, * from added) r) c
      group by subject_id having bool_or(is_open) order by subject_id
      on conflict (subject_id) do update set
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
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.tally_disputes_on_update()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      insert into disputes as d (subject_id, open_high, open_medium, open_low, open_pair, open_part, open_sum,
        opened_at, changed_at)
      select subject_id, coalesce(sum(sign) filter (where is_open and severity = 3), 0), coalesce(sum(sign) filter (where is_open and severity = 2), 0), coalesce(sum(sign) filter (where is_open and severity < 2), 0),
        coalesce(sum(sign) filter (where is_open and kind = 'pair'), 0), coalesce(sum(sign) filter (where is_open and kind = 'part'), 0), coalesce(sum(sign) filter (where is_open and kind = 'sum'), 0),
        min(opened_at) filter (where is_open and sign > 0), max(changed_at)
      from (select sign, subject_id, kind, severity, opened_at, changed_at, status = 'open' and verdict in ('conflict', 'tension') as is_open from (select 1 as sign, * from added union all select -1, * from removed) r) c
      group by subject_id having bool_or(is_open) order by subject_id
      on conflict (subject_id) do update set
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
      return null;
    end $function$;
