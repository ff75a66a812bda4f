import { findSharedArticle, moveArticles } from "../../store/articles/articles.ts"
import { type FigureRow, findFigure, recountClaimants } from "../../store/claims/figures.ts"
import { type SourceToWrite, writeSources } from "../../store/claims/filing/write-named.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertDirectoryChange } from "../../store/history/changes.ts"
import { findSharedExternalId, listFiguresOfClaimant, moveSource } from "../../store/sources/merges.ts"
import {
  deleteSourceNames,
  findSource,
  findSourceIds,
  insertSourceName,
  lockSource,
  type SourceRow,
  updateSource,
} from "../../store/sources/sources.ts"
import { lockForMerging } from "../../store/subjects/locks.ts"
import { foldName } from "../../store/subjects/names.ts"
import { findSubject } from "../../store/subjects/subjects.ts"
import { type FigureChange, judgeChanges } from "../judging/judge-changes.ts"
import { keyName } from "../names/keyed-name.ts"
import { readNameKey } from "../requests/name-input.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { mergeImpossible, nameTaken, notFound, unknownId } from "../requests/refusals.ts"
import { findOrDraftSource, lookUpSources } from "./look-up-sources.ts"
import { readSource } from "./source-mention.ts"

export type SourceInput = {
  readonly name: string
  readonly url?: string | null
  readonly aliases?: readonly string[]
  readonly tags?: readonly string[]
}

/** Creates a source and answers its id. A name or alias that another source has is refused. */
export async function createSource(trx: Trx, input: SourceInput, occasion: Occasion): Promise<string> {
  const { name, url } = input
  const mention = readSource({ name, ...(url ? { url } : {}) }, "")
  const known = await lookUpSources(trx, [mention])
  const holder = known.get(mention.key)
  if (holder !== undefined) throw nameTaken(name, holder)
  const drafts: SourceToWrite[] = []
  const { id } = findOrDraftSource(mention, known, drafts)
  await writeSources(trx, drafts, occasion.now)
  await addAliases(trx, id, name, input.aliases ?? [])
  if (input.tags !== undefined) await updateSource(trx, id, { name, url: url ?? null, tags: input.tags })
  await recordSource(trx, id, { action: "created", before: null, after: input }, occasion)
  return id
}

/** Sets what is given and leaves the rest. After a rename the old name stays as an alias, unless aliases are given too. */
export async function changeSource(
  trx: Trx,
  id: string,
  change: Partial<SourceInput>,
  context: Occasion & { readonly check: Precondition },
): Promise<void> {
  const old = await lockSource(trx, id)
  if (old === undefined) throw notFound("source", id)
  context.check(old.version)
  requireCurrent(old)
  const { name = old.name, url = old.url, tags = old.tags } = change
  readNameKey(name, "/name")
  await deleteSourceNames(trx, id)
  if (!(await insertSourceName(trx, id, keyName(name), false))) throw await taken(trx, name)
  await addAliases(trx, id, name, change.aliases ?? [...old.aliases, old.name])
  await updateSource(trx, id, { name, url, tags })
  const { aliases } = old
  const before = { name: old.name, url: old.url, tags: old.tags, aliases }
  await recordSource(trx, id, { action: "changed", before, after: change }, context)
}

/**
 * Gives everything of one source to another. Two claimants become one, so that a conflict between them may turn out to be
 * a revision by one claimant.
 */
export async function mergeSources(
  trx: Trx,
  fromId: string,
  intoId: string,
  context: Occasion & { readonly check: Precondition },
): Promise<void> {
  await lockForMerging(trx)
  const from = await lockSource(trx, fromId)
  if (from === undefined) throw notFound("source", fromId)
  context.check(from.version)
  const into = await lockSource(trx, intoId)
  if (into === undefined) throw unknownId("/into", "source", intoId)
  await requireMergeable(trx, from, into)
  const before = await listFiguresBefore(trx, fromId)
  await moveSource(trx, fromId, intoId)
  await moveArticles(trx, fromId, intoId)
  // All figures are counted before the first is judged, since both sides of a pair may have changed.
  for (const figure of before) await recountClaimants(trx, figure.family_id, [figure.id])
  const changes = await Promise.all(before.map((figure) => findMoved(trx, figure)))
  await judgeChanges(trx, changes.flat(), context)
  const change = { action: "merged", before: { into: null }, after: { into: intoId } }
  await recordSource(trx, fromId, change, context)
}

async function listFiguresBefore(trx: Trx, claimantId: string): Promise<FigureRow[]> {
  const keys = await listFiguresOfClaimant(trx, claimantId)
  const figures = await Promise.all(keys.map((key) => findFigure(trx, key)))
  return figures.filter((figure) => figure !== undefined)
}

async function findMoved(trx: Trx, before: FigureRow): Promise<FigureChange[]> {
  const after = await findFigure(trx, before)
  const subject = await findSubject(trx, before.subject_id)
  return after === undefined || subject === undefined ? [] : [{ subject, before, after, claimantsChanged: true }]
}

async function requireMergeable(trx: Trx, from: SourceRow, into: SourceRow): Promise<void> {
  if (from.id === into.id) throw mergeImpossible("a source cannot be merged into itself")
  for (const source of [from, into]) {
    if (source.merged_into === null) continue
    throw mergeImpossible(`"${source.name}" was itself merged into ${source.merged_into}`)
  }
  const shared = await findSharedExternalId(trx, from.id, into.id)
  if (shared !== undefined) throw mergeImpossible(`both sources have filed a claim as "${shared}"`)
  const article = await findSharedArticle(trx, from.id, into.id)
  if (article !== undefined) throw mergeImpossible(`both sources have published an article as "${article}"`)
}

function requireCurrent(source: SourceRow): void {
  if (source.merged_into === null) return
  throw mergeImpossible(`the source "${source.name}" was merged into ${source.merged_into}; change that one`)
}

async function addAliases(trx: Trx, id: string, name: string, aliases: readonly string[]): Promise<void> {
  const once = new Map(aliases.map((alias) => [foldName(alias), alias]))
  once.delete(foldName(name))
  for (const [index, alias] of [...once.values()].entries()) {
    readNameKey(alias, `/aliases/${index}`)
    if (!(await insertSourceName(trx, id, keyName(alias), true))) throw await taken(trx, alias)
  }
}

async function taken(trx: Trx, name: string) {
  const holder = (await findSourceIds(trx, [foldName(name)])).get(foldName(name))
  const source = holder === undefined ? undefined : await findSource(trx, holder)
  return nameTaken(name, { id: source?.id ?? "", name: source?.name ?? name })
}

async function recordSource(
  trx: Trx,
  id: string,
  change: { action: string; before: unknown; after: unknown },
  { now, actor }: Occasion,
): Promise<void> {
  await insertDirectoryChange(trx, { entity: "source", entityId: id, actor, note: null, ...change }, now)
}
