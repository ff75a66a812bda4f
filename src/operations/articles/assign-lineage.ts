import { readQuantity } from "../../quantity/quantity.ts"
import { type ArticleRow, lockArticle, touchArticle } from "../../store/articles/articles.ts"
import { listWholeFigures } from "../../store/articles/figures.ts"
import { type LineageRow, listLineages, updateDecision } from "../../store/articles/lineages.ts"
import type { TurnedConflicts } from "../../store/articles/turned-conflicts.ts"
import { findUnread } from "../../store/articles/unread.ts"
import { listVersions } from "../../store/articles/versions.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertDirectoryChange } from "../../store/history/changes.ts"
import { insertLinkDecision } from "../../store/links/link-decisions.ts"
import { lockForFiling } from "../../store/subjects/locks.ts"
import { findSubject, type SubjectRow } from "../../store/subjects/subjects.ts"
import { invalidInput, notFound, type Refused, subjectArchived } from "../requests/refusals.ts"
import { requireUnit } from "../requests/unit-input.ts"
import { lookUpSubjects } from "../subjects/look-up-subjects.ts"
import { resolveSubject } from "../subjects/resolve-subject.ts"
import { type NamedSubject, readSubject } from "../subjects/subject-mention.ts"
import type { Said } from "./article-input.ts"
import type { FilingAll } from "./file-all.ts"
import { findSourceId } from "./find-article.ts"
import { lockSubjects } from "./lock-subjects.ts"
import { type ArticleName, noSuchArticle } from "./refused-articles.ts"
import { settleArticle } from "./settle-article.ts"
import { listSettled } from "./settle-lineages.ts"
import type { StoredUnread } from "./stored-mention.ts"

/** What a lineage speaks of: a subject that is there, one that is made, or none. */
export type Assignment = { readonly subject?: string | null; readonly newSubject?: NamedSubject }

export type Assigned = { readonly article: ArticleRow; readonly turned: TurnedConflicts }

/**
 * Ties a lineage of an article to a subject, or says that it speaks of none. The figures of all its versions are filed in
 * their order; those that were filed under another subject move. A subject of another dimension is refused.
 */
export async function assignLineage(
  trx: Trx,
  { name, lineage: id }: { readonly name: ArticleName; readonly lineage: string },
  input: Assignment,
  context: FilingAll,
): Promise<Assigned> {
  if ((input.subject === undefined) === (input.newSubject === undefined))
    throw invalidInput([
      { pointer: "/subject", detail: "expected either a subject, which may be null, or a newSubject" },
    ])
  await lockForFiling(trx)
  const article = await lockArticle(trx, {
    sourceId: await findSourceId(trx, name.source),
    externalId: name.externalId,
  })
  if (article === undefined) throw noSuchArticle(name)
  const lineage = (await listLineages(trx, article.id)).find((one) => one.id === id)
  if (lineage === undefined) throw await refuseLineage(trx, article, id, input)
  const said = await listSaid(trx, article, lineage)
  const { subject, isNew } = await findOrMake(trx, article, input, { said, now: context.now })
  if (subject !== null) for (const { quantity } of said) requireFit(subject, readQuantity(quantity), input)
  if (lineage.is_decided && lineage.subject_id === (subject?.id ?? null))
    return { article, turned: { opened: [], resolved: [] } }
  const { now, actor } = context
  await updateDecision(trx, id, { subject_id: subject?.id ?? null, decided_by: actor, decided_at: now })
  await insertLinkDecision(trx, { lineage: id, subject: subject?.id ?? null, isNew, by: actor, at: now })
  const turned = await settleArticle(trx, article, context)
  await touchArticle(trx, article.id, now)
  const change = {
    action: "assigned",
    note: null,
    before: { lineage: id, subject: lineage.subject_id },
    after: { lineage: id, subject: subject?.id ?? null },
  }
  await insertDirectoryChange(trx, { entity: "article", entityId: article.id, actor, ...change }, now)
  return { article, turned }
}

async function refuseLineage(trx: Trx, article: ArticleRow, id: string, { subject }: Assignment): Promise<Refused> {
  const unread = await findUnread<StoredUnread>(trx, article.id, id)
  if (unread === undefined) return notFound("figure of this article", id)
  const detail = `“${unread.text}” was not read: ${unread.reason}. A number that is not understood speaks of no subject`
  return invalidInput([{ pointer: subject === undefined ? "/newSubject" : "/subject", detail }])
}

/** What the figures of a lineage say, each once, in the order of the versions. */
async function listSaid(trx: Trx, article: ArticleRow, { id }: LineageRow): Promise<readonly Said[]> {
  const settled = await listSettled(trx, article.id, await listVersions(trx, article.id))
  const own = settled.filter(({ row, origin }) => row.lineage_id === id && row === origin)
  const keys = new Set(own.map(({ row }) => `${row.version_id} ${row.place}`))
  const whole = await listWholeFigures<Said>(trx, [...new Set(own.map(({ row }) => row.version_id))])
  return whole.filter((row) => keys.has(`${row.version_id} ${row.place}`)).map(({ said }) => said)
}

type Making = { readonly said: readonly Said[]; readonly now: string }

async function findOrMake(
  trx: Trx,
  article: ArticleRow,
  { subject, newSubject }: Assignment,
  { said, now }: Making,
): Promise<{ readonly subject: SubjectRow | null; readonly isNew: boolean }> {
  if (newSubject === undefined) {
    const id = subject === undefined || subject === null ? null : await findCurrent(trx, subject)
    await lockSubjects(trx, article.id, id === null ? [] : [id])
    return { subject: id === null ? null : await requireSubject(trx, id), isNew: false }
  }
  await lockSubjects(trx, article.id)
  const [first] = said
  const unit = () => first?.quantity.unit ?? "1"
  const wording = first?.quantity.text ?? ""
  const mention = readSubject(newSubject, "/newSubject")
  const making = { unit, wording, similar: () => [], now }
  const { id, isNew } = await resolveSubject(trx, mention, making)
  return { subject: await requireSubject(trx, id), isNew }
}

/** The id that an id leads to now, after merges. Refuses one that stands for nothing, and what is archived. */
async function findCurrent(trx: Trx, given: string): Promise<string> {
  const key = given.toLowerCase()
  const [found] = (await lookUpSubjects(trx, [{ key, isId: true }])).get(key) ?? []
  if (found === undefined)
    throw invalidInput([{ pointer: "/subject", detail: `there is no subject with the id ${given}` }])
  if (found.archived) throw subjectArchived("/subject", found)
  return found.merged_into ?? found.id
}

async function requireSubject(trx: Trx, id: string): Promise<SubjectRow> {
  const subject = await findSubject(trx, id)
  if (subject === undefined) throw new Error(`the subject ${id} is gone while its family is locked`)
  return subject
}

function requireFit(
  subject: SubjectRow,
  quantity: Parameters<typeof requireUnit>[1],
  { newSubject }: Assignment,
): void {
  requireUnit(subject, quantity, newSubject === undefined ? "/subject" : "/newSubject/unit")
}
