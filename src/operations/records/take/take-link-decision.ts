import type { SeenFigure } from "../../../match/subjects/article.ts"
import { newId } from "../../../store/connection/new-id.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { insertWholeDecision } from "../../../store/links/link-decisions.ts"
import { listWholeArticles, listWholeLineages } from "../../../store/records/list-articles.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { invalidInput } from "../../requests/refusals.ts"
import type { SeenRecord } from "../link-record.ts"
import { readLinkDecisions } from "../read-links.ts"
import { nameOf } from "./find-named.ts"
import { type FindOnce, findOnce } from "./find-once.ts"
import { readTime } from "./read-values.ts"
import { requireSame } from "./require-same.ts"
import type { GivenOf, Taken } from "./taking.ts"

/**
 * Takes in what somebody said that a figure of an article speaks of. What the article itself says of it is in its own
 * record, and stays as it is: this is what models are learned from.
 */
export async function takeLinkDecision(trx: Trx, given: GivenOf<"link-decision">, occasion: Occasion): Promise<Taken> {
  const { id = newId(), article = { id: "" }, lineage = "", language = "", new: isNew = false } = given
  const find = findOnce(trx)
  await requireLineage(trx, article.id, lineage)
  const subject = given.subject == null ? null : nameOf(await find.pastSubject(given.subject, "/subject"))
  const seen = await nameSeenSubjects(given.seen ?? NOTHING_SEEN, "/seen", find)
  const [stored] = await readLinkDecisions(trx, { ids: [id] })
  if (stored !== undefined) {
    requireSame(stored, { ...given, subject, seen }, [])
    return { outcome: "repeated", id }
  }
  if (isNew && subject === null)
    throw invalidInput([{ pointer: "/subject", detail: "is null; expected the subject that was made" }])
  await insertWholeDecision(trx, {
    id,
    lineage_id: lineage,
    article_id: article.id,
    language,
    seen: toSeenFigure(seen),
    subject_id: subject?.id ?? null,
    is_new: isNew,
    decided_by: given.who ?? null,
    decided_at: readTime(given.at, occasion.now, "/at"),
  })
  return { outcome: "filed", id }
}

const NOTHING_SEEN: SeenRecord = { model: "", pairs: [], none: {} }

async function requireLineage(trx: Trx, article: string, lineage: string): Promise<void> {
  const wrong = (pointer: string, detail: string) => invalidInput([{ pointer, detail }])
  if ((await listWholeArticles(trx, { ids: [article] })).length === 0)
    throw wrong("/article/id", `there is no article with the id ${article}; import its record first`)
  if ((await listWholeLineages(trx, [article])).every(({ id }) => id !== lineage))
    throw wrong("/lineage", `"${lineage}" is no lineage of the article; its record says which it has`)
}

/** What a model saw, with the subjects under the ids that they have here. */
export async function nameSeenSubjects(seen: SeenRecord, pointer: string, find: FindOnce): Promise<SeenRecord> {
  const pairs: SeenRecord["pairs"][number][] = []
  for (const [index, pair] of seen.pairs.entries())
    pairs.push({ ...pair, subject: nameOf(await find.pastSubject(pair.subject, `${pointer}/pairs/${index}/subject`)) })
  return { ...seen, pairs }
}

/** As it is stored. */
export function toSeenFigure({ model, pairs, none }: SeenRecord): SeenFigure {
  return {
    model,
    pairs: pairs.map(({ subject, rates, left, gated }) => ({ subject: subject.id, rates, left, isGated: gated })),
    none,
  }
}
