import type { ClaimBody } from "../claims/write-claims.ts"
import { countRows, withClient } from "../server/client.ts"
import { countByEngine, type Found } from "./count-conflicts.ts"
import type { Running } from "./measure-run.ts"

/** Throws unless every claim that was answered with 201 is in the database. */
export async function requireStored({ contender: { name }, databaseUrl }: Running, expected: number): Promise<void> {
  const stored = await countRows(databaseUrl, "claims")
  if (stored !== expected) throw new Error(`${name} answered ${expected} claims with 201 and stored ${stored}`)
}

const STORED = `select subjects.name,
    count(*) filter (where verdict in ('conflict', 'tension'))::int as disagreements,
    count(*) filter (where verdict = 'revision')::int as revisions
  from conflicts join subjects on subjects.id = conflicts.subject_id group by subjects.name`

const NONE: Found = { disagreements: 0, revisions: 0 }

/** Throws unless each subject has as many conflicts and revisions as the engine finds among its figures, pair by pair. */
export async function requireConflicts({ contender, databaseUrl }: Running, sent: readonly ClaimBody[]): Promise<void> {
  if (!contender.isOurs) return
  const { rows } = await withClient(databaseUrl, (client) => client.query<Found & { name: string }>(STORED))
  const stored = new Map(rows.map((row) => [row.name, row]))
  const expected = countByEngine(sent)
  for (const subject of new Set([...stored.keys(), ...expected.keys()])) {
    const [has, should] = [stored.get(subject) ?? NONE, expected.get(subject) ?? NONE]
    if (has.disagreements !== should.disagreements || has.revisions !== should.revisions)
      throw new Error(`${contender.name} stored of "${subject}" ${tell(has)}; expected ${tell(should)}`)
  }
}

function tell({ disagreements, revisions }: Found): string {
  return `${disagreements} conflicts and ${revisions} revisions`
}
