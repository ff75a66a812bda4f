import fc from "fast-check"
import t from "tap"
import type { ConflictFilter } from "../../src/store/conflicts/conflict-conditions.ts"
import { CONFLICT_SORTS, type ConflictSort, listConflicts } from "../../src/store/conflicts/conflict-list.ts"
import type { ConflictRow } from "../../src/store/conflicts/pair-row.ts"
import { CONFLICT_KINDS } from "../../src/store/tables.ts"
import type { TestApp } from "../support/app.ts"
import { fillConflicts, filtersOf, makeWide, passes, some } from "../support/conflict-lists.ts"

/** Lists of conflicts under every filter and sort, held against going through all of them. */

const filled = fillConflicts()

async function holdToAll(runs: number): Promise<void> {
  const { app, all, ids } = await filled
  let shown = 0
  await fc.assert(
    fc.asyncProperty(
      some(filtersOf(ids)),
      fc.constantFrom(...CONFLICT_SORTS),
      fc.integer({ min: 1, max: 40 }),
      async (filter, sort, limit) => {
        const expected = inOrder(all, sort).filter((row) => passes(row, filter))
        shown += expected.length
        const found = await listPages(app, filter, { sort, limit })
        t.same(
          found,
          expected.map(({ id }) => id),
          JSON.stringify({ filter, sort, limit }),
          { diagnostic: true },
        )
      },
    ),
    { numRuns: runs },
  )
  t.ok(shown > 0)
}

t.test("the pages of every filter and sort are together what passes of all conflicts, each once", async (t) => {
  const { all } = await filled
  const kinds = new Set(all.map(({ kind }) => kind))
  t.same([...kinds].sort(), [...CONFLICT_KINDS].sort(), `${all.length} conflicts, of every kind`)
  t.ok(all.length > 40)
  await holdToAll(150)
})

t.test("they are the same where tags, sources, claimants, days and words are of many", async () => {
  const { app } = await filled
  await makeWide(app)
  await holdToAll(80)
})

function inOrder(rows: readonly ConflictRow[], sort: ConflictSort): readonly ConflictRow[] {
  const newest = rows.toSorted((a, b) => (a.id < b.id ? 1 : -1))
  if (sort === "oldest") return newest.toReversed()
  return sort === "newest" ? newest : newest.toSorted((a, b) => b.severity - a.severity)
}

async function listPages(
  app: TestApp,
  filter: ConflictFilter,
  page: { sort: ConflictSort; limit: number },
): Promise<string[]> {
  const found: string[] = []
  for (let before: ConflictRow | undefined; ; ) {
    const rows = await listConflicts(app.store.db, filter, { ...page, before })
    found.push(...rows.map(({ id }) => id))
    before = rows.at(-1)
    if (rows.length < page.limit) return found
  }
}
