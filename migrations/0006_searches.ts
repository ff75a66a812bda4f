import { sql } from "kysely"
import type { Step } from "./steps.ts"

/**
 * Lists and searches that looked at more the more is stored: an index for each. A claim costs no more for them, but where
 * it brings a new subject or source.
 */

/**
 * Every three characters of a folded name, which ends in two spaces for it: whatever is a part of the name is in here, or
 * is the beginning of what is. As pg_trgm does, which not every server has; but of punctuation too. A tsvector is sorted by
 * bytes: no collation that changes with the system spoils the index. For the cost, PostgreSQL does not work it out for
 * every name instead.
 */
const GRAMS = sql`
  create function name_grams(name text) returns tsvector language sql immutable strict parallel safe cost 1000 as $$
    select array_to_tsvector(array_agg(substr(name || '  ', place, 3))) from generate_series(1, length(name)) place
  $$`

export const steps: readonly Step[] = [
  { kind: "transaction", name: "name_grams", statements: [GRAMS] },
  {
    kind: "index",
    name: "subject_names_by_gram",
    statement: sql`create index concurrently subject_names_by_gram on subject_names using gin (name_grams(name_key))`,
  },
  {
    kind: "index",
    name: "source_names_by_gram",
    statement: sql`create index concurrently source_names_by_gram on source_names using gin (name_grams(name_key))`,
  },
  {
    kind: "index",
    name: "subjects_of_measure",
    // Where one measure is rare among many subjects.
    statement: sql`create index concurrently subjects_of_measure on subjects (measure, id)`,
  },
  {
    kind: "index",
    name: "conflicts_of_kind",
    // Pairs are nearly all: the list itself is as good for them.
    statement: sql`create index concurrently conflicts_of_kind on conflicts (kind, id) where kind <> 'pair'`,
  },
  {
    kind: "index",
    name: "conflicts_of_verdict",
    statement: sql`create index concurrently conflicts_of_verdict on conflicts (verdict, id)
      where verdict not in ('conflict', 'tension')`,
  },
]
