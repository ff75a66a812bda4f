import { tellUnread } from "../../match/versions/tell-unread.ts"
import type { FigureRow } from "../../store/articles/figures.ts"
import { listUnread, type WholeUnreadRow } from "../../store/articles/unread.ts"
import type { VersionRow } from "../../store/articles/versions.ts"
import type { Db } from "../../store/connection/connect.ts"
import { type ChainedFigure, chainFigures } from "./chain-figures.ts"
import type { StoredUnread } from "./stored-mention.ts"
import type { Changed, ChangeKind } from "./tell-changes.ts"

/** What became of a number that was not understood, between two versions. */
export type UnreadChange = {
  /** Of what it is through all versions: the id of the number of it that arrived first. */
  readonly lineage: string
  readonly change: ChangeKind
  readonly of: Changed | null
  /** Null for what was withdrawn. */
  readonly is: StoredUnread | null
  /** Null for what is new or returned. */
  readonly was: StoredUnread | null
  /** In a sentence. */
  readonly message: string
}

type Row = FigureRow & Pick<WholeUnreadRow<StoredUnread | null>, "said">

/** The numbers of a version that were not understood in their order, then those that it has no more. */
export async function listUnreadChanges(
  db: Db,
  articleId: string,
  versions: readonly VersionRow[],
  { from, to }: { readonly from: VersionRow | null; readonly to: VersionRow },
): Promise<readonly UnreadChange[]> {
  const wanted = [to.id, ...(from === null ? [] : [from.id])]
  const rows = Map.groupBy(await listUnread<StoredUnread>(db, articleId, wanted), ({ version_id }) => version_id)
  const chained = chainFigures(versions.map(({ id }) => (rows.get(id) ?? []).map(toRow)))
  const order = new Map(versions.map(({ id }, index) => [id, index]))
  const placeOf = (id: string | undefined) => (id === undefined ? -1 : (order.get(id) ?? -1))
  const first = Math.min(placeOf(from?.id), placeOf(to.id))
  const lineages = nameChains(chained)
  const of = (version: VersionRow | null) => chained.filter(({ row }) => row.version_id === version?.id)
  const [before, after] = [of(from), of(to)]
  const earlier = new Set(chained.filter(({ row }) => placeOf(row.version_id) < first).map(({ chain }) => chain))
  const was = new Map(before.map(({ chain, row }) => [chain, row.said]))
  const is = new Set(after.map(({ chain }) => chain))
  const lineageOf = (chain: number) => lineages.get(chain) ?? ""
  return [
    ...after.map(({ chain, row }) => ({
      lineage: lineageOf(chain),
      ...tellOne(row.said, was.get(chain) ?? null, earlier.has(chain)),
    })),
    ...before.flatMap(({ chain, row }) => {
      return is.has(chain) ? [] : [{ lineage: lineageOf(chain), ...tellWithdrawn(row.said) }]
    }),
  ]
}

/** The id that was given out first: ids are in the order in which they were made. */
function nameChains(chained: readonly ChainedFigure<Row>[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  for (const { chain, row } of chained) {
    const name = names.get(chain)
    if (name === undefined || row.lineage_id < name) names.set(chain, row.lineage_id)
  }
  return names
}

function toRow({ id, ...row }: WholeUnreadRow<StoredUnread | null>): Row {
  return { ...row, lineage_id: id, subject_id: null, claimants: [], content: "", is_kept: false }
}

type Told = Omit<UnreadChange, "lineage">

function tellOne(is: StoredUnread | null, was: StoredUnread | null, isKnown: boolean): Told {
  const words = `“${is?.text ?? ""}”, which was not read,`
  if (was === null) {
    const [change, end] = isKnown ? (["returned", "is there again"] as const) : (["new", "is new"] as const)
    return { change, of: null, is, was, message: `${words} ${end}.` }
  }
  const of = tellUnread(was.text, is?.text ?? "")
  if (of === null) return { change: "kept", of, is, was, message: `${words} stays.` }
  return { change: "changed", of, is, was, message: `${words} was “${was.text}” before.` }
}

function tellWithdrawn(was: StoredUnread | null): Told {
  const message = `“${was?.text ?? ""}”, which was not read, is no longer there.`
  return { change: "withdrawn", of: null, is: null, was, message }
}
