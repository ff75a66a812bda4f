import t from "tap"
import type { ClaimInput } from "../../src/operations/claims/claim-input.ts"
import { makeSubjectHints } from "../../src/operations/claims/filing/subject-hints.ts"
import { fileLines } from "../../src/operations/imports/file-lines.ts"
import { inPipeline } from "../../src/store/connection/transaction.ts"
import type { LineOutcome } from "../../src/store/imports/import-lines.ts"
import { NOW, startApp, type TestApp } from "../support/app.ts"
import { expectConflicts, makeStatements } from "../support/claim-oracle.ts"
import { claimOf } from "../support/claims.ts"

const LINES = 260
const SECOND_HALF = 130

const failures: unknown[] = []
t.beforeEach(() => {
  failures.length = 0
})

function file(app: TestApp, inputs: readonly ClaimInput[]): Promise<readonly LineOutcome[]> {
  const lines = {
    hints: makeSubjectHints(),
    now: NOW,
    actor: null,
    onFailure: (error: unknown) => failures.push(error),
  }
  return inPipeline(app.store.db, "test", (trx) => fileLines(trx, inputs, lines))
}

function fillers(count = LINES): ClaimInput[] {
  return Array.from({ length: count }, (_, at) => claimOf("7,000", { subject: { name: `Filler ${at % 7}` } }))
}

async function listAll(app: TestApp, path: string) {
  const { rows } = await app.store.pool.query(path)
  return rows
}

t.test("figures of one page conflict as if filed one by one", async (t) => {
  const app = await startApp()
  const subject = { name: "Troops", unit: "1", measure: "stock" as const }
  const said = makeStatements(7, LINES)
  const outcomes = await file(
    app,
    said.map((one) => ({ subject, ...one })),
  )
  t.ok(outcomes.every(({ outcome }) => outcome === "filed"))
  const claims = []
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { body } = await app.get(`/v1/claims?limit=200${cursor && `&cursor=${cursor}`}`)
    claims.push(...body.items)
    cursor = body.nextCursor
  }
  t.equal(claims.length, LINES)
  const [open] = await listAll(
    app,
    "select count(*)::int as count from conflicts where status = 'open' and verdict <> 'revision'",
  )
  t.equal(open.count, expectConflicts(claims, { measure: "stock" }).open.length)
  t.ok(open.count > 100)
})

t.test("a line finds what an earlier line made, though the earlier one is filed alone", async (t) => {
  const app = await startApp()
  await app.post("/v1/claims", claimOf("9,000", { subject: { name: "Whole" } }))
  const inputs = fillers()
  const own = { externalId: "twice", subject: { name: "Filler 1" } }
  // This line is filed alone after its group, because its subject has to be created as a part.
  inputs[3] = claimOf("100", { subject: { name: "Part", partOf: { name: "Whole" } } })
  inputs[5] = claimOf("200", own)
  inputs[SECOND_HALF] = claimOf("300", { subject: { name: "Part" } })
  inputs[SECOND_HALF + 1] = claimOf("200", own)
  inputs[SECOND_HALF + 2] = claimOf("201", own)
  inputs[SECOND_HALF + 3] = claimOf("19,000", { subject: { name: "Part" } })
  const outcomes = await file(app, inputs)
  const at = (index: number) => outcomes[index] as Extract<LineOutcome, { claimId: string }>
  t.same(failures, [])
  t.match(at(SECOND_HALF + 1), { outcome: "repeated", claimId: at(5).claimId })
  t.match(outcomes[SECOND_HALF + 2], { outcome: "refused", problem: { kind: "external-id-taken" } })
  const parts = await listAll(
    app,
    "select s.id from subjects s join subject_parts p on p.part_id = s.id where s.name = 'Part'",
  )
  t.equal(parts.length, 1)
  t.equal((await listAll(app, "select 1 from subjects where name = 'Part'")).length, 1, "the same subject for both")
  const [part] = await listAll(app, "select count(*)::int as count from conflicts where kind = 'part'")
  t.equal(part.count, 1, "19,000 of a part is more than 9,000 of its whole")
})

t.test("a line that fails for a reason of ours takes no other one with it", async (t) => {
  const app = await startApp()
  await app.store.pool.query(`
    create function fail_on_one() returns trigger language plpgsql as $$ begin
      if new.name = 'Ghost' then raise exception 'no'; end if; return new; end $$;
    create trigger fail_on_one before insert on sources for each row execute function fail_on_one()`)
  t.teardown(() => app.store.pool.query("drop function fail_on_one() cascade"))
  const inputs = fillers()
  inputs[40] = claimOf("1", { source: { name: "Ghost" } })
  inputs[41] = claimOf("2", { source: { name: "Late paper" } })
  inputs[SECOND_HALF + 40] = claimOf("3", { source: { name: "Late paper" } })
  const outcomes = await file(app, inputs)
  t.equal(failures.length, 1)
  t.match(outcomes[40], { outcome: "refused", problem: { kind: "internal-error" } })
  t.equal(outcomes.filter(({ outcome }) => outcome === "filed").length, LINES - 1)
  t.equal((await listAll(app, "select 1 from sources where name = 'Late paper'")).length, 1)
  t.equal((await listAll(app, "select 1 from claims")).length, LINES - 1)
})
