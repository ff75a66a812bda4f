import { findArticle } from "../../../store/articles/articles.ts"
import { insertDismissal } from "../../../store/articles/dismissals.ts"
import { insertLineages, type LineageRow } from "../../../store/articles/lineages.ts"
import { newId } from "../../../store/connection/new-id.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { findLineageIds, insertWholeArticle } from "../../../store/records/write-articles.ts"
import { articleErased } from "../../articles/refused-articles.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { invalidInput, Refused } from "../../requests/refusals.ts"
import type { DismissalRecord, LineageRecord } from "../article-record.ts"
import { readArticles } from "../read-articles.ts"
import { bringDirectoryHistory } from "./bring-history.ts"
import { nameOf } from "./find-named.ts"
import { type FindOnce, findOnce } from "./find-once.ts"
import { findTwice } from "./find-twice.ts"
import { readTime } from "./read-values.ts"
import { requireSame } from "./require-same.ts"
import type { GivenOf, Taken } from "./taking.ts"

type Given = GivenOf<"article">

/** When an article changed last is what one store alone decides. */
const APART = ["changedAt"]

/**
 * Takes an article in under its own id, with its lineages, what was decided about them and what was dismissed. Its versions
 * follow as records of their own. An article that its source publishes here under another id is another one: their lineages
 * could not be told from each other.
 */
export async function takeArticle(trx: Trx, given: Given, occasion: Occasion): Promise<Taken> {
  const { id = newId(), externalId = "", dismissals = [] } = given
  const find = findOnce(trx)
  const source = await find.party(given.source ?? {}, "/source")
  const lineages = await nameSubjects(given.lineages, find)
  requireOnce(lineages, dismissals)
  const [stored] = await readArticles(trx, { ids: [id] })
  if (stored !== undefined) {
    if (isErased(stored.history) && !isErased(given.history)) throw articleErased(id)
    requireSame(stored, { ...given, source, lineages: byId(lineages), dismissals: byFinding(dismissals) }, APART)
    return { outcome: "repeated", id }
  }
  const other = await findArticle(trx, { sourceId: source.id, externalId })
  if (other !== undefined) throw isOther(other.id, externalId)
  await requireFree(trx, lineages)
  const created_at = readTime(given.createdAt, occasion.now, "/createdAt")
  const changed_at = readTime(given.changedAt, occasion.now, "/changedAt", created_at)
  await insertWholeArticle(trx, { id, source_id: source.id, external_id: externalId, created_at, changed_at })
  await insertLineages(
    trx,
    id,
    lineages.map((lineage, index) => toRow(lineage, index, occasion.now)),
  )
  for (const [index, { finding, reason, who, at }] of dismissals.entries()) {
    const dismissed_at = readTime(at, occasion.now, `/dismissals/${index}/at`)
    await insertDismissal(trx, id, { finding_id: finding, reason, dismissed_by: who, dismissed_at })
  }
  await bringDirectoryHistory(trx, { entity: "article", entityId: id }, given.history, occasion)
  return { outcome: "filed", id }
}

function isErased(history: Given["history"] = []): boolean {
  return history.some(({ action }) => action === "erased")
}

/** The subjects that decisions name as they are here, which may have been merged since. */
async function nameSubjects(lineages: Given["lineages"] = [], find: FindOnce): Promise<LineageRecord[]> {
  const named: LineageRecord[] = []
  for (const [index, lineage] of lineages.entries()) {
    const { subject = null } = lineage.decision ?? {}
    const found = subject === null ? null : await find.subject(subject, `/lineages/${index}/decision/subject`)
    named.push({ ...lineage, decision: lineage.decision && { ...lineage.decision, subject: found && nameOf(found) } })
  }
  return named
}

/** In the order in which an export tells them. */
function byId(lineages: readonly LineageRecord[]): readonly LineageRecord[] {
  return lineages.toSorted((a, b) => Buffer.compare(Buffer.from(a.lineage), Buffer.from(b.lineage)))
}

function byFinding(dismissals: readonly DismissalRecord[]): readonly DismissalRecord[] {
  return dismissals.toSorted((a, b) => Buffer.compare(Buffer.from(a.finding), Buffer.from(b.finding)))
}

function isOther(id: string, externalId: string): Refused {
  const detail = `"${externalId}" of this source is the article ${id} here; expected the same id`
  return new Refused("record-differs", `/id: ${detail}.`, {
    errors: [{ pointer: "/id", detail }],
    members: { article: id },
  })
}

function requireOnce(lineages: readonly LineageRecord[], dismissals: readonly DismissalRecord[]): void {
  const errors = [
    ...findTwice(
      lineages.map(({ lineage }) => lineage),
      (index) => `/lineages/${index}/lineage`,
    ),
    ...findTwice(
      lineages.map(({ slot }) => slot),
      (index) => `/lineages/${index}/slot`,
    ),
    ...findTwice(
      dismissals.map(({ finding }) => finding),
      (index) => `/dismissals/${index}/finding`,
    ),
  ]
  if (errors.length > 0) throw invalidInput(errors)
}

async function requireFree(trx: Trx, lineages: readonly LineageRecord[]): Promise<void> {
  const taken = await findLineageIds(
    trx,
    lineages.map(({ lineage }) => lineage),
  )
  const errors = lineages.flatMap(({ lineage }, index) =>
    taken.has(lineage)
      ? [{ pointer: `/lineages/${index}/lineage`, detail: `"${lineage}" is a lineage of another article here` }]
      : [],
  )
  if (errors.length > 0) throw invalidInput(errors)
}

function toRow({ lineage: id, slot, decision }: LineageRecord, index: number, now: string): LineageRow {
  if (decision === null) return { id, slot, subject_id: null, is_decided: false, decided_by: null, decided_at: null }
  const decided_at = readTime(decision.at, now, `/lineages/${index}/decision/at`)
  return { id, slot, subject_id: decision.subject?.id ?? null, is_decided: true, decided_by: decision.who, decided_at }
}
