import t from "tap"
import { CLAIM_COLUMN_NAMES } from "../../src/store/claims/claim-columns.ts"
import { FIGURE_COLUMNS } from "../../src/store/claims/figure-columns.ts"
import { PAIR_COLUMN_LIST } from "../../src/store/conflicts/conflict-columns.ts"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { query } from "../support/query.ts"

/** Columns that are listed in the code are held to those of the catalogue: a migration that adds one must not lose it. */

async function listColumns(app: TestApp, table: string): Promise<string[]> {
  const rows = await query(
    app.url,
    "select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1",
    [table],
  )
  return rows.map(({ name }) => name).sort()
}

t.test("the lists of columns are those of the tables", async (t) => {
  const app = await startApp()
  t.same([...CLAIM_COLUMN_NAMES].sort(), await listColumns(app, "claims"))
  // How many of its conflicts are kept is written by what keeps them, and not with the figure.
  const counted = ["claims", "conflicts_kept", "leaves_out"]
  t.same([...FIGURE_COLUMNS, ...counted, "created_at"].sort(), await listColumns(app, "figures"))
  const pair = PAIR_COLUMN_LIST.split(",").map((column) => column.trim().replace(/^k\./, ""))
  t.same([...pair, "changed_at", "opened_in"].sort(), await listColumns(app, "conflicts"))
})

/** Set by the merge itself. */
const CHANGED = ["family_id", "subject_id", "figure_id", "version"]

t.test("a merge of subjects carries every column of a claim", async (t) => {
  const app = await startApp()
  const from = { subject: { name: "Troops from the North", unit: "1", measure: "stock" } }
  const rich = { url: "https://wire.example/1", quote: "over 7,000 men", externalId: "a-1", via: [{ name: "Yonhap" }] }
  const { claimant, ...alone } = claimOf("over 7,000", { ...from, ...rich })
  const filed = await app.post("/v1/claims", { ...alone, claimants: [claimant, { name: "Seoul" }] })
  const { id } = filed.body.claim
  const corrected = await app.post(`/v1/claims/${id}/correct`, { reason: "A slip.", figure: "8,000" })
  t.equal(corrected.status, 201)
  const ended = await app.post("/v1/claims", claimOf("9,000", from))
  t.equal((await app.post(`/v1/claims/${ended.body.claim.id}/retract`, { reason: "Withdrawn." })).status, 200)
  const legal = { "x-actor": "legal" }
  t.equal((await app.post(`/v1/claims/${ended.body.claim.id}/erase`, {}, legal)).status, 200)
  // What only the versions of an article would set.
  const ofArticle = "update claims set carried_until = now(), said_again_at = now() where id = $1"
  await query(app.url, ofArticle, [ended.body.claim.id])
  const into = await app.post("/v1/claims", claimOf("12,000"))

  const before = await listClaims(app, filed.body.claim.subject.id)
  t.equal(before.length, 3)
  const columns = await listColumns(app, "claims")
  for (const column of columns) {
    const values = new Set(before.map((row) => JSON.stringify(row[column])))
    t.ok(
      [...values].some((value) => value !== "null" && value !== "[]"),
      `a claim of this test has a ${column}`,
    )
  }

  const { id: fromId } = filed.body.claim.subject
  const { id: intoId } = into.body.claim.subject
  t.equal((await app.post(`/v1/subjects/${fromId}/merge`, { into: intoId })).status, 200)
  const after = new Map((await listClaims(app, intoId)).map((row) => [row.id, row]))
  t.same(await listClaims(app, fromId), [])
  for (const row of before) {
    const moved = after.get(row.id)
    for (const column of columns.filter((name) => !CHANGED.includes(name))) t.same(moved?.[column], row[column], column)
    t.same([moved?.family_id, moved?.subject_id, moved?.version], [intoId, intoId, row.version + 1])
    t.not(moved?.figure_id, row.figure_id)
  }
})

t.test("a move into another family carries every other column of a claim, and its history", async (t) => {
  const app = await startApp()
  const from = { subject: { name: "Troops from the North", unit: "1", measure: "stock" } }
  const rich = { url: "https://wire.example/1", quote: "over 7,000 men", externalId: "a-1", via: [{ name: "Yonhap" }] }
  const { claimant, ...alone } = claimOf("over 7,000", { ...from, ...rich })
  const filed = await app.post("/v1/claims", { ...alone, claimants: [claimant, { name: "Seoul" }] })
  const path = `/v1/claims/${filed.body.claim.id}`
  const corrected = (await app.post(`${path}/correct`, { reason: "A slip.", figure: "8,000" })).body.claim
  const into = (await app.post("/v1/claims", claimOf("12,000"))).body.claim.subject
  const [before] = (await listClaims(app, corrected.subject.id)).filter(({ id }) => id === corrected.id)
  t.equal((await app.post(`/v1/claims/${corrected.id}/move`, { subject: into.id, reason: "There." })).status, 200)
  const [after] = (await listClaims(app, into.id)).filter(({ id }) => id === corrected.id)
  const rest = ({ family_id, subject_id, figure_id, version, ...row }: Body) => row
  t.same(rest(after), rest(before))
  t.same([after.family_id, after.subject_id, after.version], [into.id, into.id, before.version + 1])
  t.match((await app.get(`/v1/claims/${corrected.id}`)).body.history, [{ action: "moved" }])
  t.match((await app.get(path)).body, {
    status: "corrected",
    correctedBy: corrected.id,
    history: [{ action: "corrected" }],
  })
})

/** The sides of a conflict are figures of the subject that stays. A verdict is only kept as printed where it has no grounds. */
const CHANGED_OF_CONFLICT = [
  "family_id",
  "subject_id",
  "subject_a",
  "figure_a",
  "subject_b",
  "figure_b",
  "detail",
  "version",
]
/** Set by every change, also by the merge. */
const TIMES = ["changed_at"]

t.test("a merge of subjects carries every other column of a conflict", async (t) => {
  const app = await startApp()
  const from = { subject: { name: "Troops from the North", unit: "1", measure: "stock" } }
  const low = await app.post("/v1/claims", claimOf("7,000", from))
  await app.post("/v1/claims", claimOf("20,000", { ...from, claimant: { name: "NATO" } }))
  const gone = await app.post("/v1/claims", claimOf("40,000", { ...from, claimant: { name: "A blog" } }))
  t.equal((await app.post(`/v1/claims/${gone.body.claim.id}/retract`, { reason: "Withdrawn." })).status, 200)
  const { items } = (await app.get("/v1/conflicts?status=open")).body
  const settled = { status: "explained", note: "Two days apart.", assignee: "Ada" }
  const answer = await app.patch(`/v1/conflicts/${items[0].id}`, settled)
  t.equal(answer.status, 200, JSON.stringify(answer.body))
  const into = await app.post("/v1/subjects", { name: "Northern troops", unit: "1", measure: "stock" })

  const before = await listConflicts(app)
  const columns = await listColumns(app, "conflicts")
  t.equal(before.length, 3)
  for (const column of columns)
    t.equal(
      before.some((row) => row[column] !== null),
      column !== "detail",
      `a conflict of this test has a ${column}`,
    )
  const merged = await app.post(`/v1/subjects/${low.body.claim.subject.id}/merge`, { into: into.body.id })
  t.equal(merged.status, 200)
  const after = new Map((await listConflicts(app)).map((row) => [row.id, row]))
  t.equal(after.size, 3)
  for (const row of before) {
    const moved = after.get(row.id)
    for (const column of columns.filter((name) => ![...CHANGED_OF_CONFLICT, ...TIMES].includes(name))) {
      t.same(moved?.[column], row[column], `${column} of a conflict that is ${row.status}`)
    }
    t.same([moved?.family_id, moved?.subject_id], [into.body.id, into.body.id])
  }
})

function listConflicts(app: TestApp): Promise<Body[]> {
  return query(app.url, "select * from conflicts order by id")
}

function listClaims(app: TestApp, subjectId: string): Promise<Body[]> {
  return query(app.url, "select * from claims where subject_id = $1 order by id", [subjectId])
}
