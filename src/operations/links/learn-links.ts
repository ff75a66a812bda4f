import { MATCH_LANGUAGES } from "../../match/languages/match-languages.ts"
import type { SeenFigure } from "../../match/subjects/article.ts"
import type { LinkDecision } from "../../match/subjects/learn/decision.ts"
import { countLearnable, type LearnedModel, learnModelInSteps } from "../../match/subjects/learn/learn-model.ts"
import type { LearnScore } from "../../match/subjects/learn/try-cases.ts"
import type { LinkModel } from "../../match/subjects/score/link-model.ts"
import type { LanguageCode } from "../../quantity/languages/languages.ts"
import type { Db } from "../../store/connection/connect.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertDirectoryChange } from "../../store/history/changes.ts"
import { type LinkDecisionRow, listLinkDecisions } from "../../store/links/link-decisions.ts"
import { findNextNumber, insertLinkModel, type LinkModelRow, lockLinkModels } from "../../store/links/link-models.ts"
import type { Occasion } from "../requests/occasion.ts"
import { Refused } from "../requests/refusals.ts"
import { finishInTurns } from "../take-turns.ts"

/** Fewer decisions say more of those who happened to make them than of texts. */
export const LEAST_DECISIONS = 20
/** The newest count. */
export const MOST_DECISIONS = 2_000

export type StoredLinkModel = LinkModelRow<LinkModel, LearnScore>

/** What was learned of a language, before it is stored. */
export type LearnedLinks = LearnedModel & {
  readonly language: LanguageCode
  readonly base: string
  readonly number: number
}

/** Learns a model from the decisions about articles of a language. Stores nothing. Refuses too few of them. */
export async function learnLinks(db: Db, language: LanguageCode): Promise<LearnedLinks> {
  const base = MATCH_LANGUAGES[language].linkModel
  const rows = await listLinkDecisions<SeenFigure>(db, { language, most: MOST_DECISIONS })
  const decisions = rows.map(toDecision)
  const learnable = countLearnable(decisions)
  if (learnable < LEAST_DECISIONS) throw tooFew(language, learnable)
  const number = await findNextNumber(db, { language, base: base.name })
  const learned = await finishInTurns(learnModelInSteps(nameModel(base.name, number), base, decisions))
  return { ...learned, language, base: base.name, number }
}

/** A figure for which a subject was made spoke of nothing that was stored. */
function toDecision(row: LinkDecisionRow<SeenFigure>): LinkDecision {
  const { lineage_id, article_id, seen, subject_id, is_new } = row
  return { lineage: lineage_id, article: article_id, seen, subject: is_new ? null : subject_id }
}

function tooFew(language: LanguageCode, count: number): Refused {
  const detail = `There are ${count} decisions about figures of articles in "${language}" that a model could learn from; expected ${LEAST_DECISIONS} or more.`
  return new Refused("too-few-decisions", detail, { members: { decisions: count, least: LEAST_DECISIONS } })
}

export function nameModel(base: string, number: number): string {
  return `${base}+${number}`
}

/** Stores a model, which is in force from then on. Gives its number. */
export async function saveLinkModel(
  trx: Trx,
  learned: LearnedLinks,
  note: string | null,
  { now, actor }: Occasion,
): Promise<Pick<LearnedLinks, "base" | "number">> {
  const { language, base, decisions, before, after } = learned
  await lockLinkModels(trx)
  const number = await findNextNumber(trx, { language, base })
  const id = newId()
  const model = { ...learned.model, name: nameModel(base, number) }
  const made = { made_by: actor, made_at: now, revoked_by: null, revoked_at: null }
  await insertLinkModel(trx, { id, language, base, number, model, decisions, before, after, ...made })
  const change = { action: "created", note, before: null, after: { name: model.name, decisions } }
  await insertDirectoryChange(trx, { entity: "link-model", entityId: id, actor, ...change }, now)
  return { base, number }
}
