import { type FigureRow, listFigures } from "../../store/articles/figures.ts"
import {
  deleteEmptyLineages,
  insertLineages,
  type LineageRow,
  listLineages,
  type MovedFigure,
  moveFigures,
  newLineage,
} from "../../store/articles/lineages.ts"
import type { VersionRow } from "../../store/articles/versions.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { type ChainedFigure, chainFigures } from "./chain-figures.ts"

/** A figure of an article with what follows from all versions. */
export type SettledFigure = ChainedFigure & {
  readonly version: VersionRow
  /** The subject that it speaks of, by a person's decision or else as it was sent; null where there is none. */
  readonly subject: string | null
  readonly isDecided: boolean
}

/** The figures of all versions, in the order of the versions and of their places. */
export async function listSettled(
  db: Db,
  articleId: string,
  versions: readonly VersionRow[],
): Promise<readonly SettledFigure[]> {
  const lineages = new Map((await listLineages(db, articleId)).map((lineage) => [lineage.id, lineage]))
  const byId = new Map(versions.map((version) => [version.id, version]))
  return chainAll(await listFigures(db, articleId), versions).map((figure) => {
    const lineage = lineages.get(figure.row.lineage_id)
    const version = byId.get(figure.row.version_id)
    if (lineage === undefined || version === undefined) throw new Error("a figure of an article has no lineage")
    const subject = lineage.is_decided ? lineage.subject_id : figure.row.subject_id
    return { ...figure, version, subject, isDecided: lineage.is_decided }
  })
}

function chainAll(rows: readonly FigureRow[], versions: readonly VersionRow[]): readonly ChainedFigure[] {
  const of = Map.groupBy(rows, ({ version_id }) => version_id)
  return chainFigures(versions.map(({ id }) => of.get(id) ?? []))
}

/**
 * Makes the figures of a chain one lineage. It is that of its first figure, and rather one about which somebody has
 * decided. A chain that a late version has cut off from another takes over what was decided about both.
 */
export async function settleLineages(trx: Trx, articleId: string, versions: readonly VersionRow[]): Promise<void> {
  const figures = chainAll(await listFigures(trx, articleId), versions).filter(({ row }) => row.sentence !== null)
  const known = new Map((await listLineages(trx, articleId)).map((lineage) => [lineage.id, lineage]))
  const added: LineageRow[] = []
  const taken = new Set<string>()
  const moves: MovedFigure[] = []
  for (const some of Map.groupBy(figures, ({ chain }) => chain).values()) {
    const own = [...new Set(some.map(({ row }) => row.lineage_id))]
    const free = own.filter((id) => !taken.has(id))
    let lineage = free.find((id) => known.get(id)?.is_decided) ?? free[0]
    if (lineage === undefined) {
      const copied = { ...(known.get(own[0] ?? "") ?? newLineage(null)), id: newLineage(null).id }
      added.push(copied)
      lineage = copied.id
    }
    taken.add(lineage)
    for (const { row } of some) {
      const { version_id, place, lineage_id: from } = row
      if (from !== lineage) moves.push({ version_id, place, from, into: lineage })
    }
  }
  await insertLineages(trx, articleId, added)
  await moveFigures(trx, moves)
  await deleteEmptyLineages(trx, articleId)
}
