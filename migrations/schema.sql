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
  constraint changes_entity_check CHECK ((entity = ANY (ARRAY['claim'::text, 'conflict'::text, 'subject'::text, 'source'::text]))),
  constraint changes_pkey PRIMARY KEY (subject_id, id)
);
CREATE INDEX changes_of_entity ON public.changes USING btree (entity_id, id);

create table claim_external_ids (
  source_id uuid not null,
  external_id text not null,
  subject_id uuid not null,
  claim_id uuid not null,
  body_hash text not null,
  constraint claim_external_ids_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id),
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
  constraint claims_status_check CHECK ((status = ANY (ARRAY['active'::text, 'retracted'::text, 'corrected'::text]))),
  constraint claims_claimant_id_fkey FOREIGN KEY (claimant_id) REFERENCES sources(id),
  constraint claims_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id),
  constraint claims_subject_id_figure_id_fkey FOREIGN KEY (subject_id, figure_id) REFERENCES figures(subject_id, id),
  constraint claims_pkey PRIMARY KEY (subject_id, id)
);
CREATE INDEX claims_by_as_of ON public.claims USING btree (as_of_from, as_of_to);
CREATE INDEX claims_by_claimant ON public.claims USING btree (claimant_id, published_at DESC, id DESC);
CREATE INDEX claims_by_figure ON public.claims USING btree (subject_id, figure_id, source_id);
CREATE INDEX claims_by_id ON public.claims USING btree (id);
CREATE INDEX claims_by_published ON public.claims USING btree (published_at DESC, id DESC);
CREATE INDEX claims_by_source ON public.claims USING btree (source_id, published_at DESC, id DESC);
CREATE INDEX claims_by_subject ON public.claims USING btree (subject_id, published_at DESC, id DESC);
CREATE INDEX claims_by_via ON public.claims USING gin (via) WHERE (via <> '{}'::uuid[]);
CREATE INDEX claims_by_words ON public.claims USING gin (to_tsvector('simple'::regconfig, ((wording || ' '::text) || COALESCE(quote, ''::text))));
CREATE INDEX claims_not_active ON public.claims USING btree (status, published_at DESC, id DESC) WHERE (status <> 'active'::text);

create table conflicts (
  subject_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_a uuid not null,
  figure_a uuid not null,
  subject_b uuid not null,
  figure_b uuid not null,
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
  constraint conflicts_check CHECK (((status = 'resolved'::text) = (resolution IS NOT NULL))),
  constraint conflicts_kind_check CHECK ((kind = ANY (ARRAY['pair'::text, 'part'::text]))),
  constraint conflicts_resolution_check CHECK ((resolution = ANY (ARRAY['person'::text, 'retracted'::text, 'corrected'::text, 'rejudged'::text, 'withdrawn'::text]))),
  constraint conflicts_severity_check CHECK (((severity >= 0) AND (severity <= 3))),
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
CREATE INDEX conflicts_of_figure_a ON public.conflicts USING btree (figure_a, severity, id);
CREATE INDEX conflicts_of_figure_b ON public.conflicts USING btree (figure_b, severity, id);
CREATE INDEX conflicts_of_subject_a ON public.conflicts USING btree (subject_a, id);
CREATE INDEX conflicts_of_subject_b ON public.conflicts USING btree (subject_b, id);
CREATE INDEX conflicts_settled_of_figure_a ON public.conflicts USING btree (figure_a) WHERE (status = ANY (ARRAY['explained'::text, 'dismissed'::text]));
CREATE INDEX conflicts_settled_of_figure_b ON public.conflicts USING btree (figure_b) WHERE (status = ANY (ARRAY['explained'::text, 'dismissed'::text]));
CREATE INDEX conflicts_severest ON public.conflicts USING btree (severity, id);
CREATE INDEX conflicts_severest_of_status ON public.conflicts USING btree (status, severity, id);

create table figure_claimants (
  subject_id uuid not null,
  figure_id uuid not null,
  claimant_id uuid not null,
  claims integer not null,
  first_published timestamp with time zone not null,
  constraint figure_claimants_claims_check CHECK ((claims > 0)),
  constraint figure_claimants_claimant_id_fkey FOREIGN KEY (claimant_id) REFERENCES sources(id),
  constraint figure_claimants_subject_id_figure_id_fkey FOREIGN KEY (subject_id, figure_id) REFERENCES figures(subject_id, id),
  constraint figure_claimants_pkey PRIMARY KEY (subject_id, figure_id, claimant_id)
);
CREATE INDEX figure_claimants_by_claimant ON public.figure_claimants USING btree (claimant_id);

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

create table source_names (
  name_key text not null,
  source_id uuid not null,
  name text not null,
  is_alias boolean not null,
  constraint source_names_source_id_fkey FOREIGN KEY (source_id) REFERENCES sources(id),
  constraint source_names_pkey PRIMARY KEY (name_key)
);
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

create table subject_names (
  subject_id uuid not null,
  name_key text not null,
  name text not null,
  is_alias boolean not null,
  constraint subject_names_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES subjects(id),
  constraint subject_names_pkey PRIMARY KEY (subject_id, name_key)
);
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
  constraint subjects_measure_check CHECK ((measure = ANY (ARRAY['stock'::text, 'cumulative'::text, 'flow'::text]))),
  constraint subjects_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES subjects(id),
  constraint subjects_pkey PRIMARY KEY (id)
);
CREATE INDEX subjects_by_family ON public.subjects USING btree (family_id);
CREATE INDEX subjects_by_tag ON public.subjects USING gin (tags);
