import { dayOf } from "../../quantity/dates/as-of.ts"
import type { ArticleRow } from "../../store/articles/articles.ts"
import { type FigureRow, listWholeFigures } from "../../store/articles/figures.ts"
import { type FiledRow, listFiled } from "../../store/articles/filed-claims.ts"
import { listVersions, type VersionRow } from "../../store/articles/versions.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { Said } from "./article-input.ts"
import { noSuchVersion } from "./refused-articles.ts"
import { listSettled, type SettledFigure } from "./settle-lineages.ts"
import { type ToldChange, type ToldFigure, tellChanges } from "./tell-changes.ts"
import { listUnreadChanges, type UnreadChange } from "./unread-changes.ts"

/** A figure of a version with all that is known of it. */
export type ArticleFigure = ToldFigure & {
  readonly slot: string | null
  /** The claim that it was filed as; null where it is tied to no subject. */
  readonly claim: string | null
  /** A person has said what it speaks of, or that it speaks of no subject. */
  readonly isDecided: boolean
}

/** A version with its number, which counts the versions in their order from 1. */
export type NumberedVersion = VersionRow & { readonly number: number }

/** What changed from one version to another, all figures of the later one included. `from` is null before the first. */
export type ArticleChanges = {
  readonly from: NumberedVersion | null
  readonly to: NumberedVersion
  readonly changes: readonly ToldChange<ArticleFigure>[]
  /** The same of numbers that were not understood. */
  readonly unread: readonly UnreadChange[]
  /** Figures of the later version that are tied to no subject. */
  readonly unassigned: number
}

export async function listNumbered(db: Db, article: ArticleRow): Promise<readonly NumberedVersion[]> {
  return (await listVersions(db, article.id)).map((version, index) => ({ ...version, number: index + 1 }))
}

/** The version with this number. Refuses a number that none has. */
export function requireVersion(versions: readonly NumberedVersion[], number: number): NumberedVersion {
  const version = versions[number - 1]
  if (version === undefined) throw noSuchVersion(number, versions.length)
  return version
}

/** What changed from a version, or from the one before `to`, to another. */
export async function readChanges(
  db: Db,
  article: ArticleRow,
  versions: readonly NumberedVersion[],
  { from: given, to }: { readonly from?: NumberedVersion; readonly to: NumberedVersion },
): Promise<ArticleChanges> {
  const from = given ?? versions[to.number - 2] ?? null
  const figures = await readFigures(db, article, versions, from === null ? [to] : [from, to])
  const before = from === null ? [] : (figures.of.get(from.id) ?? [])
  const after = figures.of.get(to.id) ?? []
  const numbers = new Map(versions.map(({ id, number }) => [id, number]))
  const start = from?.number ?? 0
  const earlier = figures.all.filter(({ row }) => (numbers.get(row.version_id) ?? 0) < Math.min(start, to.number))
  const between = versions.filter(({ number }) => number > start && number <= to.number)
  const changes = tellChanges(before, after, {
    earlier: new Set(earlier.map(({ row }) => row.lineage_id)),
    isCorrected: between.some(({ correction }) => correction !== null),
  })
  return {
    from,
    to,
    changes,
    unread: await listUnreadChanges(db, article.id, versions, { from, to }),
    unassigned: after.filter(({ subject, isDecided }) => subject === null && !isDecided).length,
  }
}

type Figures = {
  /** Those of the wanted versions, by version. */
  readonly of: ReadonlyMap<string, readonly ArticleFigure[]>
  /** Those of all versions. */
  readonly all: readonly SettledFigure[]
}

async function readFigures(
  db: Db,
  article: ArticleRow,
  versions: readonly NumberedVersion[],
  wanted: readonly NumberedVersion[],
): Promise<Figures> {
  const all = await listSettled(db, article.id, versions)
  const settled = new Map(all.map((figure) => [placeOf(figure.row), figure]))
  const filed = Map.groupBy(await listFiled(db, article.id), ({ lineage_id }) => lineage_id)
  const numbers = new Map(versions.map(({ id, number }) => [id, number]))
  const whole = await listWholeFigures<Said>(
    db,
    wanted.map(({ id }) => id),
  )
  const published = new Map(versions.map(({ id, published_at }) => [id, published_at]))
  const figures = whole.map((row): readonly [string, ArticleFigure] => {
    const { origin, subject, isDecided } = settled.get(placeOf(row)) ?? { origin: row, subject: null, isDecided: false }
    const last = lastFiled(filed.get(row.lineage_id) ?? [], numbers, numbers.get(row.version_id) ?? 0)
    const figure = {
      lineage: row.lineage_id,
      slot: row.slot,
      subject,
      isDecided,
      claimants: origin.claimants,
      content: origin.content,
      origin: placeOf(origin),
      said: row.said,
      assumedDay: dayOf(published.get(origin.version_id) ?? ""),
      claim: subject === null ? null : (last?.claim_id ?? null),
    }
    return [row.version_id, figure]
  })
  const of = Map.groupBy(figures, ([version]) => version)
  return { of: new Map([...of].map(([version, some]) => [version, some.map(([, figure]) => figure)])), all }
}

function placeOf({ version_id, place }: Pick<FigureRow, "version_id" | "place">): string {
  return `${version_id} ${place}`
}

/** What a lineage was filed as last, up to a version. */
function lastFiled(
  rows: readonly FiledRow[],
  numbers: ReadonlyMap<string, number>,
  upTo: number,
): FiledRow | undefined {
  const numberOf = ({ version_id }: FiledRow) => numbers.get(version_id) ?? 0
  return rows.filter((row) => numberOf(row) <= upTo).sort((a, b) => numberOf(b) - numberOf(a))[0]
}
