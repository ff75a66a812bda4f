-- What the migrations make. Written by npm run schema; CI holds it against them.

-- What is counted or measured. All that is part of one another shares a family.
create table subjects (
  id uuid not null,
  name text not null,
  unit text not null,
  measure text not null,
  tags text[] not null default '{}'::text[],
  external_ids jsonb not null default '{}'::jsonb,
  family_id uuid not null,
  exhaustive boolean not null default false,
  merged_into uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  archived_at timestamp with time zone,
  disjoint boolean not null default false,
  measure_assumed boolean not null default false,
  constraint subjects_measure_check CHECK ((measure = ANY (ARRAY['stock'::text, 'cumulative'::text, 'flow'::text]))),
  constraint subjects_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES subjects(id),
  constraint subjects_pkey PRIMARY KEY (id)
);
CREATE INDEX subjects_archived ON public.subjects USING btree (id) WHERE (archived_at IS NOT NULL);
CREATE INDEX subjects_by_family ON public.subjects USING btree (family_id);
CREATE INDEX subjects_by_tag ON public.subjects USING gin (tags);
CREATE INDEX subjects_of_measure ON public.subjects USING btree (measure, id);

-- The names and aliases of subjects. name_key is folded; two subjects may share one.
create table subject_names (
  subject_id uuid not null,
  name_key text not null,
  name text not null,
  is_alias boolean not null,
  like_keys bigint[],
  constraint subject_names_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id),
  constraint subject_names_pkey PRIMARY KEY (subject_id, name_key)
);
CREATE INDEX subject_names_by_gram ON public.subject_names USING gin (name_grams(name_key));
CREATE INDEX subject_names_by_key ON public.subject_names USING btree (name_key text_pattern_ops);
CREATE INDEX subject_names_by_like_key ON public.subject_names USING gin (like_keys) WITH (fastupdate=off);
CREATE INDEX subject_names_without_like_keys ON public.subject_names USING btree (subject_id) WHERE (like_keys IS NULL);

-- Which subject is a direct part of which.
create table subject_parts (
  whole_id uuid not null,
  part_id uuid not null,
  constraint subject_parts_check CHECK ((whole_id <> part_id)),
  constraint subject_parts_part_id_fkey FOREIGN KEY (part_id) REFERENCES subjects(id),
  constraint subject_parts_whole_id_fkey FOREIGN KEY (whole_id) REFERENCES subjects(id),
  constraint subject_parts_pkey PRIMARY KEY (whole_id, part_id)
);
CREATE INDEX subject_parts_by_part ON public.subject_parts USING btree (part_id);

-- Outlets, agencies and people: who carries a claim, and who asserts it. No row is ever deleted.
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

-- The names and aliases of sources. name_key is folded and belongs to one source.
create table source_names (
  name_key text not null,
  source_id uuid not null,
  name text not null,
  is_alias boolean not null,
  like_keys bigint[],
  constraint source_names_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id),
  constraint source_names_pkey PRIMARY KEY (name_key)
);
CREATE INDEX source_names_by_gram ON public.source_names USING gin (name_grams(name_key));
CREATE INDEX source_names_by_like_key ON public.source_names USING gin (like_keys) WITH (fastupdate=off);
CREATE INDEX source_names_by_source ON public.source_names USING btree (source_id);
CREATE INDEX source_names_without_like_keys ON public.source_names USING btree (source_id) WHERE (like_keys IS NULL);

-- Tolerance as a newsroom sets it, with the scope that it applies to.
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

-- Every version of every rule. A verdict names the versions that made it.
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

-- One row for each family of subjects. version goes up with every transaction that locks the family.
create table families (
  family_id uuid not null,
  version bigint not null default 1,
  constraint families_pkey PRIMARY KEY (family_id)
);

-- One distinct quantity for one subject and as-of date, however many claims report it.
create table figures (
  family_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  identity text not null,
  quantity jsonb not null,
  unit text not null,
  narrow_min numeric not null,
  narrow_max numeric not null,
  as_of_from date not null,
  as_of_to date not null,
  claims integer not null default 0,
  created_at timestamp with time zone not null,
  conflicts_kept integer,
  leaves_out boolean not null default false,
  constraint figures_check CHECK ((as_of_from <= as_of_to)),
  constraint figures_pkey PRIMARY KEY (family_id, id),
  constraint figures_family_id_subject_id_identity_key UNIQUE (family_id, subject_id, identity)
);
CREATE INDEX figures_by_day ON public.figures USING btree (family_id, subject_id, unit, as_of_to, as_of_from, narrow_max, narrow_min);
CREATE INDEX figures_by_id ON public.figures USING btree (id);
CREATE INDEX figures_by_max ON public.figures USING btree (family_id, subject_id, unit, narrow_max, as_of_from, as_of_to);
CREATE INDEX figures_by_min ON public.figures USING btree (family_id, subject_id, unit, narrow_min, as_of_from, as_of_to);
CREATE INDEX figures_leaving_out ON public.figures USING btree (family_id, subject_id) WHERE leaves_out;

-- Who asserts a figure, by how many active claims, and since when.
create table figure_claimants (
  family_id uuid not null,
  figure_id uuid not null,
  claimant_id uuid not null,
  subject_id uuid not null,
  claims integer not null,
  first_published timestamp with time zone not null,
  last_published timestamp with time zone,
  constraint figure_claimants_claims_check CHECK ((claims > 0)),
  constraint figure_claimants_pkey PRIMARY KEY (family_id, figure_id, claimant_id)
);
CREATE INDEX figure_claimants_of_claimant ON public.figure_claimants USING btree (claimant_id, subject_id);

-- One claimant's figure for one subject as one source carries it. No row is ever deleted.
create table claims (
  family_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
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
  ended_at timestamp with time zone,
  version integer not null default 1,
  filed_in xid8 default pg_current_xact_id(),
  language text not null default 'en'::text,
  published_at_assumed boolean not null default false,
  further_claimants uuid[],
  erased_at timestamp with time zone,
  erased_by text,
  carried_until timestamp with time zone,
  said_again_at timestamp with time zone,
  constraint claims_status_check CHECK ((status = ANY (ARRAY['active'::text, 'retracted'::text, 'corrected'::text]))),
  constraint claims_pkey PRIMARY KEY (family_id, id)
);
CREATE INDEX claims_by_claimant ON public.claims USING btree (claimant_id, published_at DESC, id DESC);
CREATE INDEX claims_by_figure ON public.claims USING btree (family_id, figure_id, source_id);
CREATE INDEX claims_by_filing ON public.claims USING btree (filed_in, id);
CREATE INDEX claims_by_further_claimant ON public.claims USING gin (further_claimants) WHERE (further_claimants IS NOT NULL);
CREATE INDEX claims_by_id ON public.claims USING btree (id);
CREATE INDEX claims_by_period ON public.claims USING btree (as_of_from, as_of_to, published_at DESC, id DESC);
CREATE INDEX claims_by_published ON public.claims USING btree (published_at DESC, id DESC);
CREATE INDEX claims_by_source ON public.claims USING btree (source_id, published_at DESC, id DESC);
CREATE INDEX claims_by_subject ON public.claims USING btree (family_id, subject_id, published_at DESC, id DESC);
CREATE INDEX claims_by_via ON public.claims USING gin (via) WHERE (via <> '{}'::uuid[]);
CREATE INDEX claims_erased ON public.claims USING btree (id) WHERE (erased_at IS NOT NULL);
CREATE INDEX claims_not_active ON public.claims USING btree (status, published_at DESC, id DESC) WHERE (status <> 'active'::text);
CREATE INDEX claims_of_many_days ON public.claims USING btree (as_of_from, as_of_to) WHERE (as_of_from < as_of_to);

-- A verdict of conflict, tension or revision on two figures, or on a whole and its parts.
create table conflicts (
  family_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  subject_a uuid not null,
  figure_a uuid not null,
  subject_b uuid,
  figure_b uuid,
  verdict text not null,
  severity smallint not null,
  detail jsonb,
  status text not null,
  resolution text,
  reason text,
  note text,
  assignee text,
  version integer not null default 1,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  opened_in xid8 default pg_current_xact_id(),
  grounds jsonb,
  constraint conflicts_check CHECK (((status = 'resolved'::text) = (resolution IS NOT NULL))),
  constraint conflicts_kind_check CHECK ((kind = ANY (ARRAY['pair'::text, 'part'::text, 'sum'::text]))),
  constraint conflicts_resolution_check CHECK ((resolution = ANY (ARRAY['person'::text, 'retracted'::text, 'corrected'::text, 'rejudged'::text, 'withdrawn'::text, 'accepted'::text, 'moved'::text, 'not-carried'::text]))),
  constraint conflicts_severity_check CHECK (((severity >= 0) AND (severity <= 3))),
  constraint conflicts_sides_check CHECK ((((kind = 'sum'::text) = (figure_b IS NULL)) AND ((figure_b IS NULL) = (subject_b IS NULL)))),
  constraint conflicts_status_check CHECK ((status = ANY (ARRAY['open'::text, 'explained'::text, 'dismissed'::text, 'resolved'::text]))),
  constraint conflicts_verdict_check CHECK ((verdict = ANY (ARRAY['agree'::text, 'tension'::text, 'conflict'::text, 'revision'::text, 'not-comparable'::text]))),
  constraint conflicts_pkey PRIMARY KEY (family_id, id),
  constraint conflicts_family_id_figure_a_figure_b_key UNIQUE (family_id, figure_a, figure_b)
);
CREATE INDEX conflicts_by_figure_b ON public.conflicts USING btree (family_id, figure_b);
CREATE INDEX conflicts_by_id ON public.conflicts USING btree (id);
CREATE INDEX conflicts_by_note ON public.conflicts USING gin (to_tsvector('simple'::regconfig, note)) WHERE (note IS NOT NULL);
CREATE INDEX conflicts_by_subject ON public.conflicts USING btree (family_id, subject_id, status);
CREATE INDEX conflicts_changed ON public.conflicts USING btree (changed_at);
CREATE INDEX conflicts_newest_settled ON public.conflicts USING btree (status, id) WHERE (status <> 'open'::text);
CREATE INDEX conflicts_of_assignee ON public.conflicts USING btree (assignee, id) WHERE (assignee IS NOT NULL);
CREATE INDEX conflicts_of_kind ON public.conflicts USING btree (kind, id) WHERE (kind <> 'pair'::text);
CREATE INDEX conflicts_of_part_a ON public.conflicts USING btree (subject_a, id) WHERE (kind = 'part'::text);
CREATE INDEX conflicts_of_part_b ON public.conflicts USING btree (subject_b, id) WHERE (kind = 'part'::text);
CREATE INDEX conflicts_of_verdict ON public.conflicts USING btree (verdict, id) WHERE (verdict <> ALL (ARRAY['conflict'::text, 'tension'::text]));
CREATE INDEX conflicts_settled_of_figure_a ON public.conflicts USING btree (family_id, figure_a) WHERE (status = ANY (ARRAY['explained'::text, 'dismissed'::text]));
CREATE INDEX conflicts_settled_of_figure_b ON public.conflicts USING btree (family_id, figure_b) WHERE (status = ANY (ARRAY['explained'::text, 'dismissed'::text]));
CREATE INDEX conflicts_severest_of_status ON public.conflicts USING btree (status, severity, id);
CREATE UNIQUE INDEX conflicts_one_sum ON public.conflicts USING btree (family_id, figure_a) WHERE (kind = 'sum'::text);

-- The figures of the parts that a conflict of the kind sum adds up, in order.
create table conflict_summands (
  family_id uuid not null,
  conflict_id uuid not null,
  position smallint not null,
  part_id uuid not null,
  figure_id uuid not null,
  constraint conflict_summands_pkey PRIMARY KEY (family_id, conflict_id, "position")
);
CREATE INDEX conflict_summands_of_figure ON public.conflict_summands USING btree (family_id, figure_id);
CREATE INDEX conflict_summands_of_part ON public.conflict_summands USING btree (part_id);

-- How many conflicts of a subject are open, kept by the statements that write conflicts.
create table disputes (
  family_id uuid not null,
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
  constraint disputes_pkey PRIMARY KEY (family_id, subject_id)
);
CREATE INDEX disputes_newest ON public.disputes USING btree (opened_at, subject_id) WHERE (open_conflicts > 0);
CREATE INDEX disputes_severest ON public.disputes USING btree (severity, open_conflicts, subject_id) WHERE (open_conflicts > 0);

-- The history of claims, conflicts, subjects and exceptions: who changed what, and why.
create table changes (
  family_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  entity text not null,
  entity_id uuid not null,
  at timestamp with time zone not null,
  actor text,
  action text not null,
  note text,
  before jsonb,
  after jsonb,
  made_in xid8 default pg_current_xact_id(),
  constraint changes_entity_check CHECK ((entity = ANY (ARRAY['claim'::text, 'conflict'::text, 'subject'::text, 'exception'::text]))),
  constraint changes_pkey PRIMARY KEY (family_id, id)
);
CREATE INDEX changes_of_entity ON public.changes USING btree (entity_id, id);

-- Differences that a person accepts until a time: of one conflict, or of a whole subject.
create table exceptions (
  family_id uuid not null,
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
  constraint exceptions_pkey PRIMARY KEY (family_id, id)
);
CREATE INDEX exceptions_by_end ON public.exceptions USING btree (until) WHERE (status = 'active'::text);
CREATE INDEX exceptions_by_id ON public.exceptions USING btree (id);
CREATE INDEX exceptions_of_subject ON public.exceptions USING btree (family_id, subject_id, status);

-- Which claim a source's own id stands for.
create table claim_external_ids (
  source_id uuid not null,
  external_id text not null,
  family_id uuid not null,
  claim_id uuid not null,
  body_hash text not null,
  constraint claim_external_ids_pkey PRIMARY KEY (source_id, external_id)
);

-- The answers that Idempotency-Keys stand for. owner is whose key it is.
create table idempotency_keys (
  owner text not null default ''::text,
  key text not null,
  request_hash text not null,
  status integer,
  headers jsonb,
  body text,
  family_id uuid,
  claim_id uuid,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (owner, key)
);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (created_at);
CREATE INDEX idempotency_keys_of_family ON public.idempotency_keys USING btree (family_id) WHERE (family_id IS NOT NULL);

-- Files of claims, with how far each has been received and filed.
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
  csv jsonb,
  constraint imports_format_check CHECK ((format = ANY (ARRAY['ndjson'::text, 'csv'::text]))),
  constraint imports_status_check CHECK ((status = ANY (ARRAY['receiving'::text, 'waiting'::text, 'running'::text, 'done'::text, 'failed'::text]))),
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_idempotency_key_key UNIQUE (idempotency_key)
);
CREATE INDEX imports_unfinished ON public.imports USING btree (touched_at) WHERE (status = ANY (ARRAY['receiving'::text, 'waiting'::text, 'running'::text]));
CREATE INDEX imports_with_results ON public.imports USING btree (touched_at) WHERE ((status = ANY (ARRAY['done'::text, 'failed'::text])) AND (results_deleted_at IS NULL));

-- The lines of imports: what was sent, and what became of each.
create table import_lines (
  import_id uuid not null,
  line integer not null,
  payload json,
  outcome text,
  claim_id uuid,
  problem jsonb,
  similar_subjects jsonb,
  kind text,
  record_id uuid,
  raw text,
  warnings jsonb,
  constraint import_lines_check CHECK (((outcome = 'refused'::text) = (problem IS NOT NULL))),
  constraint import_lines_check1 CHECK (((outcome = ANY (ARRAY['filed'::text, 'repeated'::text])) = ((claim_id IS NOT NULL) OR (record_id IS NOT NULL)))),
  constraint import_lines_outcome_check CHECK ((outcome = ANY (ARRAY['filed'::text, 'repeated'::text, 'refused'::text]))),
  constraint import_lines_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id),
  constraint import_lines_pkey PRIMARY KEY (import_id, line)
);
CREATE INDEX import_lines_refused ON public.import_lines USING btree (import_id, line) WHERE (outcome = 'refused'::text);
CREATE INDEX import_lines_warned ON public.import_lines USING btree (claim_id) WHERE (warnings IS NOT NULL);

-- Passes that judge anew what a change of rules or tags touches, with how far each has come.
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

-- The history of sources and rules: who changed what, and why.
create table directory_changes (
  id uuid not null,
  entity text not null,
  entity_id uuid not null,
  at timestamp with time zone not null,
  actor text,
  action text not null,
  note text,
  before jsonb,
  after jsonb,
  made_in xid8 default pg_current_xact_id(),
  constraint directory_changes_entity_check CHECK ((entity = ANY (ARRAY['source'::text, 'rule'::text, 'article'::text, 'link-model'::text]))),
  constraint directory_changes_pkey PRIMARY KEY (id)
);
CREATE INDEX directory_changes_of_entity ON public.directory_changes USING btree (entity_id, id);

-- What people said of two subjects or sources that are named alike: that they are different, or that they may be one after all. The last row of a pair holds, and none is ever deleted.
create table distinctions (
  id uuid not null,
  kind text not null,
  one_id uuid not null,
  other_id uuid not null,
  are_different boolean not null,
  note text,
  actor text,
  at timestamp with time zone not null,
  constraint distinctions_check CHECK ((one_id < other_id)),
  constraint distinctions_kind_check CHECK ((kind = ANY (ARRAY['subject'::text, 'source'::text]))),
  constraint distinctions_pkey PRIMARY KEY (id)
);
CREATE INDEX distinctions_of_other ON public.distinctions USING btree (kind, other_id);
CREATE INDEX distinctions_of_pair ON public.distinctions USING btree (kind, one_id, other_id, id);

-- Imports whose claims are retracted as one, with how far each has come.
create table import_undos (
  import_id uuid not null,
  status text not null,
  reason text not null,
  actor text,
  claims integer not null,
  retracted integer not null default 0,
  kept integer not null default 0,
  cursor_line integer not null default 0,
  error text,
  created_at timestamp with time zone not null,
  touched_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint import_undos_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text]))),
  constraint import_undos_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id),
  constraint import_undos_pkey PRIMARY KEY (import_id)
);
CREATE INDEX import_undos_unfinished ON public.import_undos USING btree (touched_at) WHERE (status <> 'done'::text);

-- What a merge of subjects has to remember so that it can be undone.
create table subject_merges (
  from_id uuid not null,
  merged_at timestamp with time zone not null,
  record jsonb not null,
  constraint subject_merges_pkey PRIMARY KEY (from_id)
);

-- Keys of programs. digest is the SHA-256 of the key, which is stored nowhere.
create table access_keys (
  id text not null,
  name text not null,
  scopes text[] not null,
  digest bytea not null,
  created_by text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by text,
  replaced_by text,
  rate integer,
  constraint access_keys_id_check CHECK ((id ~ '^[0-9A-Za-z]{8}$'::text)),
  constraint access_keys_rate_check CHECK ((rate > 0)),
  constraint access_keys_pkey PRIMARY KEY (id)
);

-- Accounts of people. issuer and subject are those of the newsroom's own login, where the account came from there.
create table people (
  id uuid not null,
  name text not null,
  role text not null,
  issuer text,
  subject text,
  created_by text,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  version integer not null default 1,
  constraint people_role_check CHECK ((role = ANY (ARRAY['reader'::text, 'reporter'::text, 'editor'::text, 'standards-editor'::text, 'owner'::text]))),
  constraint people_pkey PRIMARY KEY (id),
  constraint people_issuer_subject_key UNIQUE (issuer, subject)
);

-- Links for one use: that of the first owner, those that make an account, and those that sign an account in.
create table invitations (
  id uuid not null,
  kind text not null,
  digest bytea not null,
  role text,
  person_id uuid,
  created_by text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  name text,
  constraint invitations_kind_check CHECK ((kind = ANY (ARRAY['owner'::text, 'person'::text, 'sign-in'::text]))),
  constraint invitations_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_digest_key UNIQUE (digest)
);

-- Sessions of people. digest is the SHA-256 of the token in the cookie.
create table sessions (
  digest bytea not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint sessions_pkey PRIMARY KEY (digest)
);
CREATE INDEX sessions_by_end ON public.sessions USING btree (expires_at);
CREATE INDEX sessions_of_person ON public.sessions USING btree (person_id) WHERE (ended_at IS NULL);

-- Who did what from where. Rows are added, and never changed.
create table audit (
  id uuid not null,
  at timestamp with time zone not null,
  actor text,
  key_id text,
  person_id uuid,
  address text,
  operation text not null,
  path text not null,
  status integer not null,
  request_id text not null,
  constraint audit_pkey PRIMARY KEY (at, id)
);

-- By which terms a subject is listed in term_lists, under which number, and in which quarter.
create table subject_terms (
  subject_id uuid not null,
  number integer not null,
  quarter smallint not null,
  terms integer[] not null,
  constraint subject_terms_pkey PRIMARY KEY (subject_id),
  constraint subject_terms_number_key UNIQUE (number)
);

-- The numbers of the subjects of each term, packed. The row of quarter 0 has all of them, or none where they are many: then there is a row for each quarter.
create table term_lists (
  term integer not null,
  quarter smallint not null,
  subjects integer not null,
  numbers bytea,
  constraint term_lists_pkey PRIMARY KEY (term, quarter)
);

-- Subjects that have changed and are not listed anew yet, with the terms that came to them. A job takes the rows away.
create table new_terms (
  id bigint not null,
  subject_id uuid not null,
  terms integer[] not null,
  constraint new_terms_pkey PRIMARY KEY (id)
);
CREATE INDEX new_terms_by_term ON public.new_terms USING gin (terms) WITH (gin_pending_list_limit='256');

-- How far the subjects that were there before their terms were kept have been listed: one row.
create table listing_progress (
  only_row boolean not null default true,
  version integer not null default 0,
  last_subject uuid,
  constraint listing_progress_only_row_check CHECK (only_row),
  constraint listing_progress_pkey PRIMARY KEY (only_row)
);

-- External ids of erased claims whose source has lost its name. digest is the SHA-256 of the folded name and the id, of which neither is kept.
create table erased_external_ids (
  digest text not null,
  claim_id uuid not null,
  erased_at timestamp with time zone not null,
  constraint erased_external_ids_pkey PRIMARY KEY (digest)
);

-- Published articles, each under the id that its source gives it. What they say is in their versions.
create table articles (
  id uuid not null,
  source_id uuid not null,
  external_id text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  current_version_id uuid,
  constraint articles_pkey PRIMARY KEY (id),
  constraint articles_source_id_external_id_key UNIQUE (source_id, external_id)
);

-- What an article said from a time on; a withdrawal is a version that says nothing. Ordered by published_at, sent_version and arrival.
create table article_versions (
  id uuid not null,
  article_id uuid not null,
  arrived bigint not null,
  published_at timestamp with time zone not null,
  published_at_assumed boolean not null,
  sent_version bigint,
  hash text not null,
  is_withdrawal boolean not null,
  headline text,
  url text,
  language text not null,
  text text,
  format text,
  correction text,
  recorded_at timestamp with time zone not null,
  sections jsonb,
  constraint article_versions_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_versions_pkey PRIMARY KEY (id)
);
CREATE INDEX article_versions_in_order ON public.article_versions USING btree (article_id, published_at, sent_version, arrived);

-- One thing that an article gives a figure for, through all its versions. slot: the name that the sender gives it.
create table article_lineages (
  id uuid not null,
  article_id uuid not null,
  slot text,
  subject_id uuid,
  is_decided boolean not null default false,
  decided_by text,
  decided_at timestamp with time zone,
  constraint article_lineages_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_lineages_pkey PRIMARY KEY (id),
  constraint article_lineages_article_id_slot_key UNIQUE (article_id, slot)
);
CREATE INDEX article_lineages_undecided ON public.article_lineages USING btree (id) WHERE ((slot IS NULL) AND (NOT is_decided));

-- The figures of a version in their order. content: the hash of what a figure says; figures of a lineage that follow each other with one hash are one claim.
create table article_figures (
  version_id uuid not null,
  place integer not null,
  article_id uuid not null,
  lineage_id uuid not null,
  subject_id uuid,
  claimants uuid[] not null,
  content text not null,
  said jsonb not null,
  tied_place integer,
  is_kept boolean not null default false,
  sentence text,
  seen jsonb,
  constraint article_figures_lineage_id_fkey FOREIGN KEY (lineage_id) REFERENCES article_lineages(id),
  constraint article_figures_version_id_fkey FOREIGN KEY (version_id) REFERENCES article_versions(id),
  constraint article_figures_pkey PRIMARY KEY (version_id, place)
);
CREATE INDEX article_figures_of_article ON public.article_figures USING btree (article_id);
CREATE INDEX article_figures_of_lineage ON public.article_figures USING btree (lineage_id, version_id);

-- The claims that an article has filed: of which lineage each is, and with which version it came.
create table article_claims (
  article_id uuid not null,
  lineage_id uuid not null,
  version_id uuid not null,
  claim_id uuid not null,
  subject_id uuid not null,
  claimants uuid[] not null,
  content text not null,
  corrects uuid,
  constraint article_claims_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_claims_lineage_id_fkey FOREIGN KEY (lineage_id) REFERENCES article_lineages(id),
  constraint article_claims_version_id_fkey FOREIGN KEY (version_id) REFERENCES article_versions(id),
  constraint article_claims_pkey PRIMARY KEY (lineage_id, version_id)
);
CREATE INDEX article_claims_of_article ON public.article_claims USING btree (article_id);
CREATE INDEX article_claims_of_claim ON public.article_claims USING btree (claim_id);

-- Findings of an article that somebody has looked at and put aside.
create table article_dismissals (
  article_id uuid not null,
  finding_id text not null,
  reason text,
  dismissed_by text,
  dismissed_at timestamp with time zone not null,
  constraint article_dismissals_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id),
  constraint article_dismissals_pkey PRIMARY KEY (article_id, finding_id)
);

-- What people said that the figures of articles speak of, and the numbers that a model saw then; no word of any text. The last one of a lineage counts. is_new: the subject was made for it, so that it spoke of nothing stored.
create table link_decisions (
  id uuid not null,
  lineage_id uuid not null,
  article_id uuid not null,
  language text not null,
  seen jsonb not null,
  subject_id uuid,
  is_new boolean not null,
  decided_by text,
  decided_at timestamp with time zone not null,
  constraint link_decisions_pkey PRIMARY KEY (id)
);
CREATE INDEX link_decisions_of_lineage ON public.link_decisions USING btree (lineage_id, decided_at);

-- Models for linking that were learned from decisions, beginning at the built-in one that base names. In force is the last one of the built-in model that is not revoked.
create table link_models (
  id uuid not null,
  language text not null,
  base text not null,
  number integer not null,
  model jsonb not null,
  decisions integer not null,
  before jsonb not null,
  after jsonb not null,
  made_by text,
  made_at timestamp with time zone not null,
  revoked_by text,
  revoked_at timestamp with time zone,
  constraint link_models_pkey PRIMARY KEY (id),
  constraint link_models_language_base_number_key UNIQUE (language, base, number)
);

-- One row, or none before the first change. Goes up whenever something changes that filing depends on and that belongs to no family: rules, names of sources, a name that comes to a second subject.
create table filing_epoch (
  only_row boolean not null default true,
  epoch bigint not null default 1,
  constraint filing_epoch_only_row_check CHECK (only_row),
  constraint filing_epoch_pkey PRIMARY KEY (only_row)
);

-- The numbers in the text of a version that were not understood, in their order. None is ever filed.
create table article_unread (
  version_id uuid not null,
  place integer not null,
  article_id uuid not null,
  id uuid not null,
  said jsonb not null,
  tied_place integer,
  sentence text not null,
  constraint article_unread_version_id_fkey FOREIGN KEY (version_id) REFERENCES article_versions(id),
  constraint article_unread_pkey PRIMARY KEY (version_id, place)
);
CREATE INDEX article_unread_of_article ON public.article_unread USING btree (article_id);

-- The words of claims, and numbers that stand for their addresses and external ids. A job fills it soon after claims are filed.
create table claim_words (
  claim_id uuid not null,
  words tsvector not null,
  keys bigint[] not null,
  constraint claim_words_pkey PRIMARY KEY (claim_id)
);
CREATE INDEX claim_words_by_term ON public.claim_words USING gin (words, keys);

-- How far claim_words is filled: one row. walked_to is null once all claims from before it was begun are listed.
create table claim_words_progress (
  only_row boolean not null default true,
  cluster bigint not null,
  through_xid xid8 not null,
  through_id uuid not null,
  walked_to uuid,
  constraint claim_words_progress_only_row_check CHECK (only_row),
  constraint claim_words_progress_pkey PRIMARY KEY (only_row)
);

CREATE OR REPLACE FUNCTION public.filing_conflicts(opened_family_id uuid[], opened_subject_id uuid[], opened_id uuid[], opened_kind text[], opened_subject_a uuid[], opened_figure_a uuid[], opened_subject_b uuid[], opened_figure_b uuid[], opened_verdict text[], opened_severity smallint[], opened_detail jsonb[], opened_grounds jsonb[], opened_status text[], opened_resolution text[], opened_reason text[], opened_opened_at timestamp with time zone[], changed_family_id uuid[], changed_id uuid[], changed_rejudged boolean[], changed_verdict text[], changed_severity smallint[], changed_detail jsonb[], changed_grounds jsonb[], changed_status text[], changed_resolution text[], changed_reason text[], changed_note text[], changed_assignee text[], tallied_family_id uuid[], tallied_subject_id uuid[], tallied_open_high bigint[], tallied_open_medium bigint[], tallied_open_low bigint[], tallied_open_pair bigint[], tallied_open_part bigint[], tallied_open_sum bigint[], tallied_opened_at timestamp with time zone[], told jsonb, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
  #variable_conflict use_column
  begin
    if cardinality(opened_id) > 0 then
      insert into conflicts (family_id, subject_id, id, kind, subject_a, figure_a, subject_b, figure_b, verdict, severity, detail, grounds, status, resolution, reason, opened_at, changed_at) select r.*, at from unnest(opened_family_id,opened_subject_id,opened_id,opened_kind,opened_subject_a,opened_figure_a,opened_subject_b,opened_figure_b,opened_verdict,opened_severity,opened_detail,opened_grounds,opened_status,opened_resolution,opened_reason,opened_opened_at) as r (family_id,subject_id,id,kind,subject_a,figure_a,subject_b,figure_b,verdict,severity,detail,grounds,status,resolution,reason,opened_at);
    end if;
    if cardinality(changed_id) > 0 then
      update conflicts k set
          verdict = case when r.rejudged then r.verdict else k.verdict end,
          severity = case when r.rejudged then r.severity else k.severity end,
          detail = case when r.rejudged then r.detail else k.detail end,
          grounds = case when r.rejudged then r.grounds else k.grounds end,
          status = r.status, resolution = r.resolution, reason = r.reason, note = r.note, assignee = r.assignee,
          version = k.version + 1, changed_at = at
        from unnest(changed_family_id,changed_id,changed_rejudged,changed_verdict,changed_severity,changed_detail,changed_grounds,changed_status,changed_resolution,changed_reason,changed_note,changed_assignee) as r (family_id,id,rejudged,verdict,severity,detail,grounds,status,resolution,reason,note,assignee)
        where k.family_id = r.family_id and k.id = r.id and k.id = any(changed_id);
    end if;
    if cardinality(tallied_subject_id) > 0 then
      insert into disputes as d (family_id, subject_id, open_high, open_medium, open_low, open_pair, open_part, open_sum, opened_at, changed_at) select r.*, at from unnest(tallied_family_id,tallied_subject_id,tallied_open_high,tallied_open_medium,tallied_open_low,tallied_open_pair,tallied_open_part,tallied_open_sum,tallied_opened_at) as r (family_id,subject_id,open_high,open_medium,open_low,open_pair,open_part,open_sum,opened_at)
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
      insert into changes (family_id, subject_id, id, entity, entity_id, at, actor, action, note, before, after) select family_id, subject_id, id, entity, entity_id, at, actor, action, note, before, after from jsonb_to_recordset(told) as c (family_id uuid,subject_id uuid,id uuid,entity text,entity_id uuid,at timestamptz,actor text,action text,note text,before jsonb,after jsonb);
    end if;
  end $function$;

CREATE OR REPLACE FUNCTION public.filing_create(source_id uuid[], source_name text[], source_name_key text[], source_like_keys text[], source_url text[], subject_id uuid[], subject_name text[], subject_name_key text[], subject_like_keys text[], subject_unit text[], subject_measure text[], subject_measure_assumed boolean[], subject_tags jsonb[], subject_external_ids jsonb[], at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
  #variable_conflict use_column
  begin
    if cardinality(source_id) > 0 then
      insert into sources (id, name, url, created_at) select r.id, r.name, r.url, at from unnest(source_id,source_name,source_name_key,source_like_keys,source_url) as r (id,name,name_key,like_keys,url);
      
      insert into source_names (source_id, name_key, name, is_alias, like_keys)
        select r.id, r.name_key, r.name, false, r.like_keys::bigint[] from unnest(source_id,source_name,source_name_key,source_like_keys,source_url) as r (id,name,name_key,like_keys,url) order by r.name_key;
    end if;
    if cardinality(subject_id) > 0 then
      insert into families (family_id) select unnest(subject_id);
      insert into subjects (id, name, unit, measure, measure_assumed, tags, external_ids, family_id, created_at)
        select r.id, r.name, r.unit, r.measure, r.measure_assumed,
          case when r.tags = '[]' then '{}' else array(select jsonb_array_elements_text(r.tags)) end, r.external_ids, r.id, at
        from unnest(subject_id,subject_name,subject_name_key,subject_like_keys,subject_unit,subject_measure,subject_measure_assumed,subject_tags,subject_external_ids) as r (id,name,name_key,like_keys,unit,measure,measure_assumed,tags,external_ids);
      
      insert into subject_names (subject_id, name_key, name, is_alias, like_keys)
        select r.id, r.name_key, r.name, false, r.like_keys::bigint[] from unnest(subject_id,subject_name,subject_name_key,subject_like_keys,subject_unit,subject_measure,subject_measure_assumed,subject_tags,subject_external_ids) as r (id,name,name_key,like_keys,unit,measure,measure_assumed,tags,external_ids) order by r.name_key;
      if exists (select 1 from subject_names n where n.name_key = any(filing_create.subject_name_key)
          and n.subject_id <> all(filing_create.subject_id)) then
        insert into filing_epoch as e (only_row) values (true) on conflict (only_row) do update set epoch = e.epoch + 1;
      end if;
    end if;
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
      select n.name_key as key, s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
      s.archived_at is not null as archived,
      (exists (select 1 from subject_parts p where p.part_id = s.id)
        or exists (select 1 from subject_parts p where p.whole_id = s.id)) as related from subject_names n join subjects s on s.id = n.subject_id
        where n.name_key = any(subject_keys)
      union all
      select s.id::text, s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
      s.archived_at is not null as archived,
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

CREATE OR REPLACE FUNCTION public.filing_recall(epoch_known bigint, source_keys text[], source_ids uuid[], subject_keys text[], subject_ids uuid[], new_keys text[], new_sure text[], new_wide text[], most integer[], OUT epoch bigint, OUT rules json, OUT sources json, OUT subjects json, OUT versions json, OUT figures json, OUT figure_claimants json, OUT conflicts json, OUT exceptions json, OUT alike json)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
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
        select w.key, s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
        s.archived_at is not null as archived,
        ((select true from subject_parts p where p.part_id = s.id limit 1) is not null
          or (select true from subject_parts p where p.whole_id = s.id limit 1) is not null) as related,
        not (select true from subjects o where o.family_id = s.family_id and o.id <> s.id and o.merged_into is null limit 1) is not null as alone from unnest(ids, keys) w (id, key)
        cross join lateral (select * from subjects s where s.id = w.id limit 1) s) r;
    end if;
    if families is not null then
      select json_agg(r) into versions from (
        select f.family_id, f.version from families f where f.family_id = any(families)) r;
      select json_agg(r) into figures from (
        select t.family_id, t.subject_id, t.id, t.identity, t.quantity, t.unit, t.narrow_min::text, t.narrow_max::text,
          t.as_of_from, t.as_of_to, t.claims, t.conflicts_kept is not null or t.leaves_out as crowded from unnest(families) w (family_id)
        cross join lateral (select * from figures t where t.family_id = w.family_id limit most[1]) t
        limit most[4]) r;
      select json_agg(r) into figure_claimants from (
        select t.family_id, t.figure_id, t.claimant_id, t.first_published, t.last_published,
          (select o.name from sources o where o.id = t.claimant_id) as name from unnest(families) w (family_id)
        cross join lateral (select * from figure_claimants t where t.family_id = w.family_id limit most[2]) t
        limit most[5]) r;
      select json_agg(r) into conflicts from (
        select t.family_id, t.subject_id, t.id, t.kind, t.subject_a, t.figure_a, t.subject_b, t.figure_b, t.verdict, t.severity,
          t.detail, t.grounds, t.status, t.resolution, t.reason, t.note, t.assignee, t.version, t.opened_at, t.changed_at from unnest(families) w (family_id)
        cross join lateral (select * from conflicts t where t.family_id = w.family_id limit most[3]) t
        limit most[6]) r;
      select json_agg(r) into exceptions from (
        select e.family_id, e.id, e.subject_id, e.conflict_id, e.reason, e.until from unnest(families) w (family_id)
        join exceptions e on e.family_id = w.family_id where e.status = 'active' order by e.id desc limit most[7]) r;
    end if;
    if cardinality(new_keys) > 0 and (known is null or not new_keys <@ known) then
      alike := similar_subjects(new_keys, new_sure, new_wide);
    end if;
  end $function$;

CREATE OR REPLACE FUNCTION public.filing_require(epoch_read bigint, family_ids uuid[], versions bigint[], new_names text[], id_sources uuid[], ids text[], digests text[], key_owners text[], keys text[])
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
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
  end $function$;

CREATE OR REPLACE FUNCTION public.filing_write(figure_family_id uuid[], figure_subject_id uuid[], figure_id uuid[], figure_identity text[], figure_quantity jsonb[], figure_unit text[], figure_narrow_min numeric[], figure_narrow_max numeric[], figure_as_of_from date[], figure_as_of_to date[], figure_claims integer[], count_family_id uuid[], count_id uuid[], count_claims integer[], claimant_family_id uuid[], claimant_figure_id uuid[], claimant_claimant_id uuid[], claimant_subject_id uuid[], claimant_claims integer[], claimant_first_published timestamp with time zone[], claimant_last_published timestamp with time zone[], taken_source_id uuid[], taken_external_id text[], taken_family_id uuid[], taken_claim_id uuid[], taken_body_hash text[], claim_family_id uuid[], claim_subject_id uuid[], claim_id uuid[], claim_figure_id uuid[], claim_source_id uuid[], claim_claimant_id uuid[], claim_further_claimants text[], claim_via text[], claim_wording text[], claim_quantity jsonb[], claim_as_of_from date[], claim_as_of_to date[], claim_as_of_assumed boolean[], claim_published_at timestamp with time zone[], claim_url text[], claim_quote text[], claim_external_id text[], claim_corrects uuid[], claim_language text[], claim_published_at_assumed boolean[], at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
  #variable_conflict use_column
  begin
    if cardinality(figure_id) > 0 then
      insert into figures (family_id, subject_id, id, identity, quantity, unit, narrow_min, narrow_max, as_of_from, as_of_to, claims, created_at) select r.*, at from unnest(figure_family_id,figure_subject_id,figure_id,figure_identity,figure_quantity,figure_unit,figure_narrow_min,figure_narrow_max,figure_as_of_from,figure_as_of_to,figure_claims) as r (family_id,subject_id,id,identity,quantity,unit,narrow_min,narrow_max,as_of_from,as_of_to,claims);
    end if;
    if cardinality(count_id) > 0 then
      update figures f set claims = f.claims + r.claims from unnest(count_family_id,count_id,count_claims) as r (family_id,id,claims)
        where f.family_id = r.family_id and f.id = r.id;
    end if;
    if cardinality(claimant_figure_id) > 0 then
      insert into figure_claimants as old (family_id, figure_id, claimant_id, subject_id, claims, first_published, last_published) select r.* from unnest(claimant_family_id,claimant_figure_id,claimant_claimant_id,claimant_subject_id,claimant_claims,claimant_first_published,claimant_last_published) as r (family_id,figure_id,claimant_id,subject_id,claims,first_published,last_published)
        on conflict (family_id, figure_id, claimant_id) do update set claims = old.claims + excluded.claims,
          first_published = least(old.first_published, excluded.first_published),
          last_published = greatest(old.last_published, old.first_published, excluded.last_published);
    end if;
    if cardinality(taken_claim_id) > 0 then
      insert into claim_external_ids (source_id, external_id, family_id, claim_id, body_hash) select r.* from unnest(taken_source_id,taken_external_id,taken_family_id,taken_claim_id,taken_body_hash) as r (source_id,external_id,family_id,claim_id,body_hash)
        order by r.source_id, r.external_id;
    end if;
    insert into claims (family_id, subject_id, id, figure_id, source_id, claimant_id, further_claimants, via, wording, quantity, as_of_from, as_of_to, as_of_assumed, published_at, url, quote, external_id, corrects, language, published_at_assumed, status, recorded_at) select r.family_id, r.subject_id, r.id, r.figure_id, r.source_id, r.claimant_id, r.further_claimants::uuid[], r.via::uuid[], r.wording, r.quantity, r.as_of_from, r.as_of_to, r.as_of_assumed, r.published_at, r.url, r.quote, r.external_id, r.corrects, r.language, r.published_at_assumed, 'active', at
      from unnest(claim_family_id,claim_subject_id,claim_id,claim_figure_id,claim_source_id,claim_claimant_id,claim_further_claimants,claim_via,claim_wording,claim_quantity,claim_as_of_from,claim_as_of_to,claim_as_of_assumed,claim_published_at,claim_url,claim_quote,claim_external_id,claim_corrects,claim_language,claim_published_at_assumed) as r (family_id,subject_id,id,figure_id,source_id,claimant_id,further_claimants,via,wording,quantity,as_of_from,as_of_to,as_of_assumed,published_at,url,quote,external_id,corrects,language,published_at_assumed);
  end $function$;

CREATE OR REPLACE FUNCTION public.keep_audit(audited json)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
  begin
    if audited is not null then
      insert into audit (id, at, actor, key_id, person_id, address, operation, path, status, request_id)
        select a.id, a.at, a.actor, a.key_id, a.person_id, a.address, a.operation, a.path, a.status, a.request_id
        from json_to_recordset(audited) as a (id uuid, at timestamptz, actor text, key_id text, person_id uuid,
          address text, operation text, path text, status int, request_id text);
    end if;
  end $function$;

CREATE OR REPLACE FUNCTION public.keep_new_terms(subject_ids uuid[], term_lists text[])
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
  begin
    if cardinality(subject_ids) > 0 then
      insert into new_terms (subject_id, terms)
        select n.subject_id, case when t.terms is null then n.terms::int[]
          else array(select term from unnest(n.terms::int[]) as term where term <> all(t.terms)) end
        from unnest(subject_ids, term_lists) as n (subject_id, terms)
        left join subject_terms t on t.subject_id = n.subject_id;
    end if;
  end $function$;

CREATE OR REPLACE FUNCTION public.lock_key(kind text, key text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ select hashtextextended(kind || ' ' || key, 0) $function$;

CREATE OR REPLACE FUNCTION public.move_family(old_family uuid, new_family uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
  end $function$;

CREATE OR REPLACE FUNCTION public.name_grams(name text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT COST 1000
AS $function$ select array_to_tsvector(array_agg(substr(name || '  ', position, 3))) from generate_series(1, length(name)) position $function$;

CREATE OR REPLACE FUNCTION public.save_import_lines(import uuid, lines integer[], outcomes text[], claims uuid[], records uuid[], kinds text[], problems text[], similar_lists text[], warning_lists text[], keeps boolean[])
 RETURNS void
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
  declare
    saved int;
  begin
    update import_lines l set outcome = o.outcome, claim_id = o.claim_id, record_id = o.record_id, kind = o.kind,
      problem = o.problem::jsonb, similar_subjects = o.similar_list::jsonb, warnings = o.warning_list::jsonb,
      payload = case when o.is_kept then l.payload end, raw = case when o.is_kept then l.raw end
    from (select import as import_id, r.* from
      unnest(lines, outcomes, claims, records, kinds, problems, similar_lists, warning_lists, keeps)
      as r (line, outcome, claim_id, record_id, kind, problem, similar_list, warning_list, is_kept) offset 0) o
    where l.import_id = o.import_id and l.line = o.line and l.outcome is null;
    get diagnostics saved = row_count;
    if saved <> cardinality(lines) then
      raise exception using errcode = 'CCL01', message = 'somebody else has filed lines of this import';
    end if;
  end $function$;

CREATE OR REPLACE FUNCTION public.similar_subjects(name_keys text[], sure_keys text[], wide_keys text[])
 RETURNS json
 LANGUAGE plpgsql
 STABLE
AS $function$
  begin
    return (select json_agg(r) from (
      select g.nth - 1 as nth, s.id, s.name, found.name as like, s.unit, s.archived_at is not null as archived
      from (
        select * from unnest(name_keys, sure_keys, wide_keys) with ordinality as g (name_key, sure, wide, nth)
        where g.name_key is null or not (select true from subject_names n
          cross join lateral (select s.archived_at from subjects s where s.id = n.subject_id limit 1) s
          where n.name_key = g.name_key and s.archived_at is null limit 1) is not null
        offset 0
      ) g
      cross join lateral (
        (select n.subject_id as id, n.name from subject_names n where n.like_keys && g.sure::bigint[] limit 100) union all (select n.subject_id as id, n.name from subject_names n where n.like_keys && g.wide::bigint[] limit 200)) found
      join subjects s on s.id = found.id) r);
  end $function$;
