/** How one finds every two figures that conflict. `prepare` makes what a user would have; `find` answers the pairs. */
export type Finder = {
  readonly name: string
  readonly does: string
  readonly prepare: readonly string[]
  readonly find: string
}

/** Apart by more than 5 % of the larger of the two nearest ends, for days up to 30 apart. */
const join = (table: string) => `
  select distinct a.figure_id as a, b.figure_id as b from ${table} a
  join ${table} b on b.subject_id = a.subject_id and b.figure_id > a.figure_id
    and b.day between a.day - 30 and a.day + 30
  where b.low - a.high > 0.05 * b.low or a.low - b.high > 0.05 * a.low`

/** The intervals in columns of their own, and the index that the join wants. */
const table = (name: string, columns: string, from: string) => [
  `create table ${name} as select ${columns},
    (r.quantity->'stated'->>'min')::float8 as low, (r.quantity->'stated'->>'max')::float8 as high, r.as_of_from as day
    from ${from} r`,
  `create index on ${name} (subject_id, day) include (figure_id, low, high)`,
  `vacuum analyze ${name}`,
]

export const FINDERS: readonly Finder[] = [
  {
    name: "countercheck: conflicts that are open",
    does: "reads what filing has written",
    prepare: ["vacuum analyze"],
    find: "select figure_a as a, figure_b as b from conflicts where status = 'open' and verdict = 'conflict'",
  },
  {
    name: "self-join over figures",
    does: "compares every two figures of a subject",
    prepare: table("plain_figures", "r.subject_id, r.id as figure_id", "figures"),
    find: join("plain_figures"),
  },
  {
    name: "self-join over claims",
    does: "the same where nobody keeps figures apart from claims",
    prepare: table("plain_claims", "r.subject_id, r.figure_id", "claims"),
    find: join("plain_claims"),
  },
]
