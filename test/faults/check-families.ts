import type { Test } from "tap"
import type { Body } from "../support/app.ts"
import { expectConflicts } from "../support/claim-oracle.ts"
import { findDangling } from "../support/dangling.ts"
import { findWrongTallies } from "../support/dispute-tally.ts"
import { query } from "../support/query.ts"
import { listAll } from "./ask.ts"
import { printPair } from "./check-ledger.ts"

/** A whole and its part, and the family that they were made in. */
export type Side = { readonly whole: string; readonly part: string; readonly family: string }
type Pair = { readonly from: Side; readonly into: Side }
type Row = { readonly name: string; readonly id: string }

const WITH_SUBJECT = ["figures", "figure_claimants", "claims", "conflicts", "disputes", "changes", "exceptions"]
const WITH_ID = ["figures", "claims", "conflicts", "changes", "exceptions"]

/** Every row lies in the family of its subject, so that rows are never in both families, nor a part of them in each. */
const STRAYS = [
  ...WITH_SUBJECT.map((table) => [table, "subject_id"]),
  ["conflict_summands", "part_id"],
  ["conflicts", "subject_a"],
].map(
  ([table, column]) => `select '${table} astray' as what, count(*)::int as count from ${table} r
    left join subjects s on s.id = r.${column} where s.family_id is distinct from r.family_id`,
)

const DOUBLES = WITH_ID.map((table) => `select '${table} twice', (count(*) - count(distinct id))::int from ${table}`)

const OTHERS = [
  `select 'families of nobody', count(*)::int from families f
    where not exists (select 1 from subjects s where s.family_id = f.family_id)`,
  `select 'subjects without their family', count(*)::int from subjects s
    where not exists (select 1 from families f where f.family_id = s.family_id)`,
  `select 'external ids astray', count(*)::int from claim_external_ids e left join claims c on c.id = e.claim_id
    where c.family_id is distinct from e.family_id`,
  `select 'idempotency keys astray', count(*)::int from idempotency_keys k where k.family_id is not null
    and not exists (select 1 from families f where f.family_id = k.family_id)`,
  `select 'figures with a wrong count of claims', count(*)::int from figures f where f.claims <> (select count(*)
    from claims c where c.family_id = f.family_id and c.figure_id = f.id and c.status = 'active')`,
  `select 'claimants with a wrong count of claims', count(*)::int from (
    select family_id, figure_id, claimant_id, claims from figure_claimants) f full join (
      select family_id, figure_id, said as claimant_id, count(*) as claims
      from claims cross join lateral unnest(array[claimant_id] || further_claimants) as said where status = 'active' group by 1, 2, 3
    ) c using (family_id, figure_id, claimant_id) where f.claims is distinct from c.claims`,
]

const BROKEN = `select * from (${[...STRAYS, ...DOUBLES, ...OTHERS].join(" union all ")}) w where count > 0`

const MISSING = `select k.name as missing, k.id from unnest($1::text[], $2::uuid[]) as k (name, id)
  left join (${WITH_ID.map((table) => `select '${table}' as name, id from ${table}`).join(" union all ")}) r
  on r.name = k.name and r.id = k.id where r.id is null`

/** What is not as it must be at any moment, and which of the rows that must be there are not. */
export async function findBroken(url: string, kept: readonly Row[]): Promise<Body[]> {
  const names = [kept.map(({ name }) => name), kept.map(({ id }) => id)]
  const missing = await query(url, `${MISSING} limit 10`, names)
  return [...(await query(url, BROKEN)), ...missing, ...(await findWrongTallies(url)), ...(await findDangling(url))]
}

/** The rows that a join keeps. A merge makes figures and their conflicts anew; claims, histories and exceptions stay. */
export async function keepRows(url: string, { from, into }: Pair, way: "part-of" | "merge"): Promise<Row[]> {
  const tables = way === "merge" ? ["claims", "changes", "exceptions"] : WITH_ID
  const rows = tables.map((table) => `select '${table}' as name, id from ${table} where family_id in ($1, $2)`)
  return query(url, rows.join(" union all "), [from.family, into.family])
}

/** `old`: in two families; `new`: in one. Anything else throws. */
export async function stateOf(url: string, { from, into }: Pair): Promise<"old" | "new"> {
  const text = "select id, family_id from subjects where id in ($1, $2, $3, $4)"
  const rows = await query(url, text, [from.whole, from.part, into.whole, into.part])
  const family = new Map(rows.map((row) => [row.id, row.family_id]))
  const [a, b, c, d] = [from.whole, from.part, into.whole, into.part].map((id) => family.get(id))
  if (a !== b || c !== d || c !== into.family) throw new Error(`half a move: ${JSON.stringify(rows)}`)
  if (a === from.family) return "old"
  if (a === c) return "new"
  throw new Error(`in no family of the two: ${JSON.stringify(rows)}`)
}

/** After the join: what disagrees within the family is what the oracle says. */
export async function checkWhole(
  t: Test,
  address: string,
  { from, into }: Pair,
  { way, what }: { way: "part-of" | "merge"; what: string },
): Promise<void> {
  const subjects = [...(way === "merge" ? [] : [from.whole]), from.part, into.whole, into.part]
  const list = (path: string) => subjects.map((id) => listAll(address, `${path}&subject=${id}&limit=200`))
  const claims = (await Promise.all(list("/v1/claims?status=active"))).flat()
  const found = (await Promise.all(list("/v1/conflicts?kind=pair").concat(list("/v1/conflicts?kind=part")))).flat()
  const parts = [
    { part: from.part, whole: into.whole },
    { part: into.part, whole: into.whole },
    ...(way === "merge"
      ? []
      : [
          { part: from.part, whole: from.whole },
          { part: from.whole, whole: into.whole },
        ]),
  ]
  const disputed = found.filter(({ status, resolution }) => status === "open" || resolution?.by === "accepted")
  const { open } = expectConflicts(claims, { measure: "stock", parts })
  t.same([...new Set(disputed.map(printPair))].sort(), open, `${what}: ${open.length} pairs disagree`)
}
