import { namedIn } from "../claims/claims.ts"
import type { Db } from "../connection/connect.ts"
import { columnsOf, prepare } from "../connection/prepared.ts"
import type { InFamily, NamedRow } from "../subjects/subjects.ts"
import type { ConflictFigure, ConflictRow, FirstClaim } from "./pair-row.ts"

/** Claims that a figure of a conflict shows. */
export const FIRST_CLAIMS = 3
/**
 * Figures of one conflict that show their claims. A pair has two. A sum has the whole and as many figures as there are
 * parts, and a page has up to 200 sums.
 */
export const FIGURES_WITH_CLAIMS = 10

type Row = {
  readonly figure_id: string
  readonly claims: number
  readonly id: string | null
  readonly source_id: string
  readonly source_name: string
  readonly claimant_id: string
  readonly claimant_name: string
  readonly further_claimants: readonly NamedRow[]
  readonly published_at: string
  readonly url: string | null
  readonly quote: string | null
}

/**
 * With `offset 0` the claims of a figure are always found by their figure. PostgreSQL would otherwise go down all claims by
 * their time of publication, since it wants three only.
 */
const selectFirst = prepare<Row>(
  "read first claims",
  `
select f.id as figure_id, f.claims, c.id, c.source_id, c.claimant_id, c.published_at, c.url, c.quote,
  (select s.name from sources s where s.id = c.source_id) as source_name,
  (select s.name from sources s where s.id = c.claimant_id) as claimant_name,
  case when c.further_claimants is null then '[]' else ${namedIn("further_claimants")} end as further_claimants
from unnest($1::uuid[], $2::uuid[]) as w (family_id, id)
cross join lateral (
  select f.family_id, f.id, f.claims from figures f where f.family_id = w.family_id and f.id = w.id limit 1
) f
left join lateral (
  select o.* from (
    select c.id, c.source_id, c.claimant_id, c.further_claimants, c.published_at, c.url, c.quote from claims c
    where c.family_id = f.family_id and c.figure_id = f.id and c.status = 'active' and c.carried_until is null offset 0
  ) o order by o.published_at, o.id limit ${FIRST_CLAIMS}
) c on true
order by f.id, c.published_at, c.id`,
)

type Evidence = Required<Pick<ConflictFigure, "claims" | "firstClaims">>

/**
 * The conflicts with the first active claims of their figures, in the order of publication, and with how many there are
 * as of the same moment. All figures are asked for in one statement, each once.
 */
export async function addFirstClaims(db: Db, rows: readonly ConflictRow[]): Promise<ConflictRow[]> {
  const wanted = new Map<string, InFamily>()
  for (const { family_id, figure_a, figure_b, summands } of rows) {
    const ids = [figure_a, ...(figure_b === null ? shownOf(summands).map(({ id }) => id) : [figure_b])]
    for (const id of ids) wanted.set(id, { family_id, id })
  }
  if (wanted.size === 0) return [...rows]
  const found = await listFirstClaims(db, [...wanted.values()])
  const add = (figure: ConflictFigure): ConflictFigure => ({ ...figure, ...found.get(figure.id) })
  return rows.map((row) => ({
    ...row,
    a: add(row.a),
    b: row.b === null ? null : add(row.b),
    summands: [...shownOf(row.summands).map(add), ...row.summands.slice(FIGURES_WITH_CLAIMS - 1)],
  }))
}

/** The first active claims of figures by the ids of those, in the order of publication. No figure is named twice. */
export async function listFirstClaims(db: Db, figures: readonly InFamily[]): Promise<ReadonlyMap<string, Evidence>> {
  if (figures.length === 0) return new Map()
  return gather(await selectFirst(db, columnsOf(figures, ["family_id", "id"])))
}

/** Beside the whole, which comes first. */
function shownOf(summands: ConflictRow["summands"]): ConflictRow["summands"] {
  return summands.slice(0, FIGURES_WITH_CLAIMS - 1)
}

function gather(rows: readonly Row[]): ReadonlyMap<string, Evidence> {
  const ofFigures = Map.groupBy(rows, ({ figure_id }) => figure_id)
  return new Map(
    [...ofFigures].map(([figure, some]) => [
      figure,
      { claims: some[0]?.claims ?? 0, firstClaims: some.flatMap(firstClaimOf) },
    ]),
  )
}

function firstClaimOf({ id, ...row }: Row): FirstClaim[] {
  if (id === null) return []
  const source = { id: row.source_id, name: row.source_name }
  const claimant = { id: row.claimant_id, name: row.claimant_name }
  const claimants = [claimant, ...row.further_claimants]
  return [{ id, source, claimant, claimants, publishedAt: row.published_at, url: row.url, quote: row.quote }]
}
