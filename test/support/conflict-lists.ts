import fc from "fast-check"
import t from "tap"
import type { ConflictFilter } from "../../src/store/conflicts/conflict-conditions.ts"
import { listConflicts } from "../../src/store/conflicts/conflict-list.ts"
import { FEW } from "../../src/store/conflicts/conflict-memberships.ts"
import { addFirstClaims } from "../../src/store/conflicts/first-claims.ts"
import { type ConflictFigure, type ConflictRow, SEVERITIES } from "../../src/store/conflicts/pair-row.ts"
import { CONFLICT_KINDS, CONFLICT_STATUSES } from "../../src/store/tables.ts"
import { startApp, type TestApp } from "./app.ts"
import { claimOf } from "./claims.ts"

/** Conflicts to list, and which of them a filter lets through. */

const SOURCES = ["A wire", "B wire", "C wire"]
const CLAIMANTS = ["HUR", "US", "NATO", "Seoul"]
const DAYS = ["2024-11-03", "2024-11-04", "2024-11", "2024-10-31"]
const FIGURES = ["1,000", "1,100", "1,300", "2,500", "9,000"]
const TAGGED = "Tanks near Kursk"

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T

async function fillStore(app: TestApp): Promise<void> {
  const subject = async (name: string, given: object = {}): Promise<string> =>
    (await app.post("/v1/subjects", { name, unit: "1", measure: "stock", ...given })).body.id
  const tanks = await subject(TAGGED, { tags: ["armour"] })
  const whole = await subject("Troops in all")
  const parts = [
    await subject("Troops in Kursk", { partOf: [whole] }),
    await subject("Troops elsewhere", { partOf: [whole] }),
  ]
  await app.patch(`/v1/subjects/${whole}`, { exhaustive: true })
  const subjects = [tanks, whole, ...parts]
  for (let at = 0; at < 32; at += 1) {
    const given = {
      subject: pick(subjects, at),
      source: { name: pick(SOURCES, at * 5 + (at >> 2)) },
      claimant: { name: pick(CLAIMANTS, at * 7 + (at >> 3)) },
      asOf: pick(DAYS, at >> 3),
      quote: at % 3 === 0 ? "Seen by a spokeswoman." : "Not confirmed.",
    }
    const { status, body } = await app.post("/v1/claims", claimOf(pick(FIGURES, at * 3 + (at >> 2)), given))
    t.equal(status, 201, JSON.stringify(body))
  }
  const { items } = (await app.get("/v1/conflicts?limit=200")).body
  for (const [at, { id }] of items.entries()) {
    const status = pick(CONFLICT_STATUSES, at)
    const change = {
      status,
      ...(at % 3 === 0 ? { assignee: "Ada" } : {}),
      ...(at % 4 === 1 ? { note: "Asked Kyiv." } : {}),
    }
    t.equal((await app.patch(`/v1/conflicts/${id}`, change)).status, 200)
  }
  await app.store.pool.query("update conflicts set changed_at = '2024-11-01T10:00:00Z' where severity = 1")
}

type Filled = { readonly app: TestApp; readonly all: readonly ConflictRow[]; readonly ids: ReadonlyMap<string, string> }

/** A store with conflicts of every kind and status, and all of them. */
export async function fillConflicts(): Promise<Filled> {
  const app = await startApp()
  await fillStore(app)
  const every = { limit: 1_000, sort: "newest" as const }
  const rows = [
    ...(await listConflicts(app.store.db, {}, every)),
    ...(await listConflicts(app.store.db, { verdict: "revision" }, every)),
  ]
  const { rows: named } = await app.store.pool.query(
    "select id, name from sources union all select id, name from subjects",
  )
  return { app, all: await addFirstClaims(app.store.db, rows), ids: new Map(named.map(({ id, name }) => [name, id])) }
}

/** Every filter of conflicts, with what some pass and what none does. */
export const filtersOf = (ids: ReadonlyMap<string, string>): fc.Arbitrary<ConflictFilter> => {
  const idOf = (names: readonly string[]) => fc.constantFrom(...names.map((name) => ids.get(name) ?? ""))
  return fc.record(
    {
      status: fc.uniqueArray(fc.constantFrom(...CONFLICT_STATUSES), { minLength: 1 }),
      verdict: fc.constantFrom("conflict" as const, "tension" as const, "revision" as const),
      severity: fc.constantFrom("low" as const, "medium" as const, "high" as const),
      kind: fc.constantFrom(...CONFLICT_KINDS),
      assignee: fc.constantFrom("Ada", "Bob"),
      subject: idOf([TAGGED, "Troops in all", "Troops in Kursk"]),
      tag: fc.constantFrom("armour", "navy"),
      source: idOf(SOURCES),
      claimant: idOf(CLAIMANTS),
      asOf: fc.constantFrom(
        { from: "2024-11-04", to: "2024-11-04" },
        { from: "2024-11-05", to: "infinity" },
        { from: "-infinity", to: "2024-11-02" },
        { from: "2024-01-01", to: "2024-01-31" },
      ),
      q: fc.constantFrom("kursk", "TANKS kur", "spokeswoman", "9,000", "asked", "nobody", "confirm", "--"),
      since: fc.constantFrom("2024-11-02T00:00:00Z", "2024-12-01T00:00:00Z"),
    },
    { requiredKeys: [] },
  )
}

/** Few filters at a time, since most sets of many let nothing through. */
export const some = (filters: fc.Arbitrary<ConflictFilter>): fc.Arbitrary<ConflictFilter> =>
  fc.tuple(filters, fc.uniqueArray(fc.nat(30), { maxLength: 3 })).map(([filter, at]) => {
    const names = Object.keys(filter)
    const kept = new Set(at.map((one) => names[one % Math.max(1, names.length)]))
    return Object.fromEntries(Object.entries(filter).filter(([name]) => kept.has(name)))
  })

/** Makes tags, sources, claimants, days and words belong to many, and no other conflict pass any filter. */
export async function makeWide(app: TestApp): Promise<void> {
  await app.store.pool.query(
    `insert into subjects (id, name, unit, measure, tags, family_id, created_at)
     select id, 'Another', '1', 'stock', '{armour}', id, now() from (select gen_random_uuid() as id from generate_series(0, $1)) s`,
    [FEW],
  )
  await app.store.pool.query(
    `insert into claims select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'external_id', null))).*
     from claims c, generate_series(1, 300)`,
  )
  // Figures of other families, which nothing is in conflict with.
  await app.store.pool.query(
    `with family as (insert into families (family_id) select gen_random_uuid() from generate_series(0, $1) returning family_id),
     figure as (insert into figures select (jsonb_populate_record(f, jsonb_build_object('family_id', y.family_id))).*
       from family y cross join (select * from figures limit 1) o join figures f on f.id = o.id returning family_id, id)
     insert into figure_claimants (family_id, figure_id, claimant_id, subject_id, claims, first_published)
     select g.family_id, g.id, s.id, g.family_id, 1, now() from figure g, sources s`,
    [FEW],
  )
}

const figuresOf = ({ a, b, summands }: ConflictRow): readonly ConflictFigure[] => [
  a,
  ...(b === null ? [] : [b]),
  ...summands,
]

export function passes(row: ConflictRow, filter: ConflictFilter): boolean {
  return isSuch(row, filter) && belongs(row, filter)
}

function belongs(row: ConflictRow, { subject, tag, source, claimant, asOf, q }: ConflictFilter): boolean {
  const figures = figuresOf(row)
  const isPart = row.kind === "part"
  const subjects = row.kind === "pair" ? [row.a.subject] : figures.map((figure) => figure.subject)
  const tagged = [row.subject_name, ...(isPart ? subjects.map(({ name }) => name) : [])].includes(TAGGED)
  return (
    (subject === undefined || subjects.some(({ id }) => id === subject)) &&
    (tag === undefined || (tag === "armour" && tagged)) &&
    (source === undefined || claimsOf(figures).some((claim) => claim.source.id === source)) &&
    (claimant === undefined || figures.some(({ claimants }) => claimants.some(({ id }) => id === claimant))) &&
    (asOf === undefined || figures.some(({ asOfFrom, asOfTo }) => fromOf(asOf) <= asOfTo && asOfFrom <= asOf.to)) &&
    (q === undefined || hasWords(row, q))
  )
}

function isSuch(row: ConflictRow, { status, verdict, severity, kind, assignee, since }: ConflictFilter): boolean {
  return (
    (verdict === undefined ? row.verdict !== "revision" : row.verdict === verdict) &&
    (status === undefined || status.includes(row.status)) &&
    (severity === undefined || SEVERITIES[row.severity] === severity) &&
    (kind === undefined || row.kind === kind) &&
    (assignee === undefined || row.assignee === assignee) &&
    (since === undefined || row.changed_at >= since)
  )
}

const fromOf = ({ from }: { readonly from: string }) => (from === "-infinity" ? "" : from)
const claimsOf = (figures: readonly ConflictFigure[]) => figures.flatMap(({ firstClaims = [] }) => firstClaims)

function hasWords(row: ConflictRow, q: string): boolean {
  const words = q.toLowerCase().match(/\w+/g) ?? []
  const within = (text: string) => {
    const all: readonly string[] = text.toLowerCase().match(/\w+/g) ?? []
    return words.every((word) => all.includes(word))
  }
  const isNamed = (name: string) => words.every((word) => name.toLowerCase().includes(word))
  const names = [row.subject_name, ...(row.kind === "sum" ? [] : figuresOf(row).map(({ subject }) => subject.name))]
  const told = figuresOf(row).flatMap(({ quantity, firstClaims = [] }) =>
    firstClaims.map(({ quote }) => `${quantity.text} ${quote}`),
  )
  return words.length > 0 && (names.some(isNamed) || [...told, row.note ?? ""].some(within))
}
