import type { Db } from "../connect.ts"
import type { FigureRow } from "../figures.ts"
import { inUtc } from "../json-times.ts"
import { prepare } from "../prepared.ts"

/** A figure that a claim asserts, and who asserts it: by folded name or by id. `place` is the caller's own number. */
export type FigureSearch = {
  readonly place: number
  readonly subject_id: string
  readonly identity: string
  readonly claimant_key: string | null
  readonly claimant_id: string | null
}

export type FoundFigure = FigureRow & {
  readonly place: number
  /** The claimant has asserted it before, by a claim that is active. */
  readonly known: boolean
}

const read = prepare<{ readonly answer: readonly FoundFigure[] }>(
  "read figures",
  "select filing_figures($1::json) as answer",
)

/** The stored figures that these are, each with what a comparison needs to know of its claims. */
export async function readFigures(db: Db, searches: readonly FigureSearch[]): Promise<readonly FoundFigure[]> {
  if (searches.length === 0) return []
  const [row] = await read(db, [JSON.stringify(searches)])
  return (row?.answer ?? []).map(timely)
}

/** With times in the form in which a column of its own is read. */
export function timely(figure: FoundFigure): FoundFigure {
  return { ...figure, first_published: figure.first_published && inUtc(figure.first_published) }
}
