import fc from "fast-check"
import t from "tap"
import type { ConflictFilter } from "../../src/store/conflicts/conflict-conditions.ts"
import type { AboutConflicts } from "../../src/store/conflicts/dispute-conflicts.ts"
import {
  DISPUTE_SORTS,
  type DisputeFilter,
  type DisputePosition,
  type DisputeSort,
  listDisputes,
} from "../../src/store/conflicts/dispute-list.ts"
import type { DisputeRow } from "../../src/store/conflicts/disputes.ts"
import type { TestApp } from "../support/app.ts"
import { fillConflicts, filtersOf, makeWide, passes, some } from "../support/conflict-lists.ts"

/** Lists of disputes by what is said about their open conflicts, held against going through all conflicts. */

const filled = fillConflicts()

/** What disputes take of the filters of conflicts. */
function aboutOf({ verdict, severity, kind, assignee, source, claimant, asOf, q }: ConflictFilter): AboutConflicts {
  const about = { verdict, severity, kind, assignee, source, claimant, asOf, q }
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined))
}

async function holdToAll(runs: number): Promise<void> {
  const { app, all, ids } = await filled
  const open = all.filter(({ status, verdict }) => status === "open" && verdict !== "revision")
  const disputes = await listDisputes(app.store.db, {}, { sort: "newest", limit: 100 })
  t.same(new Set(disputes.map(({ subject }) => subject.id)), new Set(open.map((row) => row.subject_id)))
  let shown = 0
  await fc.assert(
    fc.asyncProperty(
      some(filtersOf(ids)).map(aboutOf),
      fc.constantFrom(...DISPUTE_SORTS),
      fc.integer({ min: 1, max: 3 }),
      async (filter, sort, limit) => {
        const passing = new Set(open.filter((row) => passes(row, filter)).map((row) => row.subject_id))
        const expected = inOrder(disputes, sort).filter(({ subject }) => passing.has(subject.id))
        shown += expected.length
        const found = await listPages(app, filter, { sort, limit })
        t.same(
          found,
          expected.map(({ subject }) => subject.id),
          JSON.stringify({ filter, sort, limit }),
          { diagnostic: true },
        )
      },
    ),
    { numRuns: runs },
  )
  t.ok(shown > 0)
}

t.test("a dispute is listed where one open conflict of it passes all that is asked", async () => {
  await holdToAll(80)
})

t.test("they are the same where sources, claimants, days and words are of many", async () => {
  await makeWide((await filled).app)
  await holdToAll(60)
})

function inOrder(disputes: readonly DisputeRow[], sort: DisputeSort): readonly DisputeRow[] {
  if (sort === "newest") return disputes
  if (sort === "oldest") return disputes.toReversed()
  const byId = disputes.toSorted((a, b) => (a.subject.id < b.subject.id ? 1 : -1))
  return byId.toSorted((a, b) => b.severity - a.severity || b.open_conflicts - a.open_conflicts)
}

async function listPages(
  app: TestApp,
  filter: DisputeFilter,
  { sort, limit }: { sort: DisputeSort; limit: number },
): Promise<string[]> {
  const found: string[] = []
  for (let after: DisputePosition | undefined; ; ) {
    const rows = await listDisputes(app.store.db, filter, { sort, limit, after })
    found.push(...rows.map(({ subject }) => subject.id))
    const last = rows.at(-1)
    if (last === undefined || rows.length < limit) return found
    after = positionOf(last, sort)
  }
}

function positionOf(row: DisputeRow, sort: DisputeSort): DisputePosition {
  const subjectId = row.subject.id
  if (sort === "severity") return { sort, severity: row.severity, open: row.open_conflicts, subjectId }
  return { sort, openedAt: row.opened_at ?? "", subjectId }
}
