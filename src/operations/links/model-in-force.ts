import { MATCH_LANGUAGES } from "../../match/languages/match-languages.ts"
import type { LinkModel } from "../../match/subjects/score/link-model.ts"
import type { LanguageCode } from "../../quantity/languages/languages.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findModelInForce } from "../../store/links/link-models.ts"

/**
 * The model by which figures of a language are linked at this moment, in every process: the last one that was learned from
 * decisions and is not revoked, else the built-in one. What was learned from another built-in model is not in force.
 */
export async function readModelInForce(db: Db, language: LanguageCode): Promise<LinkModel> {
  const builtIn = MATCH_LANGUAGES[language].linkModel
  return (await findModelInForce<LinkModel>(db, { language, base: builtIn.name })) ?? builtIn
}
