import t from "tap"
import { findWithoutFamily, locksSeveral } from "./statement-rules.ts"

/** Statements, and the aliases for which the family is missing. */
const CASES: readonly (readonly [statement: string, missing: readonly string[]])[] = [
  ["select f.id from figures f where f.family_id = $1 and f.id = $2", []],
  ["select f.id from figures f where f.id = $1", ["f"]],
  ["select id from figures where family_id = $1", []],
  ["select id from figures where id = $1", ["figures"]],
  ["select * from subjects s where s.id = $1", []],
  ["select /* every family */ c.id from claims c limit 3", []],
  ["select /* finds the family */ family_id from claims where id = $1", []],
  ["select k.id from conflicts k where k.family_id = any($1::uuid[]) and k.figure_a = any($2::uuid[])", []],
  ["select 1 from conflicts k, figures f where k.family_id = $1 and f.id = k.figure_a", ["f"]],
  ["select 1 from conflicts k, figures f where k.family_id = $1 and f.family_id = k.family_id", []],
  ["select 1 from conflicts k join figures f on f.family_id = k.family_id and f.id = k.figure_a", ["k", "f"]],
  ["select 1 from unnest($1::uuid[]) as w (family_id) join figures f on f.family_id = w.family_id", []],
  [
    `select f.id, array(select c.claimant_id from figure_claimants c where c.family_id = f.family_id and c.figure_id = f.id)
     from figures f where f.family_id = $1`,
    [],
  ],
  ["select f.id, (select 1 from claims c where c.figure_id = f.id) from figures f where f.family_id = $1", ["c"]],
  [
    "select 1 from claims c where (c.family_id, c.id) in (select k.family_id, k.id from claims k where k.family_id = $1)",
    [],
  ],
  ["insert into changes (family_id, subject_id, id) select * from unnest($1::uuid[], $2::uuid[], $3::uuid[])", []],
  ["insert into changes (subject_id, id) values ($1, $2)", ["changes"]],
  ["insert into changes select * from changes x where x.family_id = $1", ["changes"]],
  ['update "claims" set "status" = $1 where "family_id" = $2 and "id" = $3', []],
  ['update "claims" set "status" = $1 where "id" = $3', ["claims"]],
  [
    "update conflicts k set status = r.status from unnest($1::uuid[], $2::uuid[]) as r (family_id, id) where k.family_id = r.family_id",
    [],
  ],
  ["delete from figures where family_id = $1 and subject_id = $2", []],
  ["delete from figures where subject_id = $2", ["figures"]],
  ["select move_family($1, $2)", []],
  ["create index x on claims (id)", []],
]

t.test("a statement is read for the tables whose family it does not give", async (t) => {
  for (const [statement, missing] of CASES) t.same(findWithoutFamily(statement), missing, statement)
})

t.test("rows are locked in one family only", async (t) => {
  t.ok(locksSeveral("select 1 from conflicts k where k.family_id = any($1::uuid[]) for update"))
  t.ok(locksSeveral("select 1 from conflicts k where k.id = $1 for update"))
  t.notOk(locksSeveral("select 1 from conflicts k where k.family_id = $1 and k.id = $2 for update"))
  t.notOk(locksSeveral("select 1 from sources where id = $1 for update"))
  t.notOk(locksSeveral("select 1 from conflicts k where k.family_id = any($1::uuid[])"))
})
