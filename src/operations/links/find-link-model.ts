import { MATCH_LANGUAGES } from "../../match/languages/match-languages.ts"
import { LANGUAGES } from "../../quantity/languages/languages.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertDirectoryChange } from "../../store/history/changes.ts"
import { findLinkModel, lockLinkModels, revokeModel } from "../../store/links/link-models.ts"
import type { Occasion } from "../requests/occasion.ts"
import { Refused } from "../requests/refusals.ts"
import type { StoredLinkModel } from "./learn-links.ts"

/** The model of a name such as "en-1+2". Refuses a name that stands for none. */
export async function requireLinkModel(db: Db, name: string): Promise<StoredLinkModel> {
  const [, base = "", number = ""] = /^(.+)\+([1-9]\d{0,8})$/.exec(name) ?? []
  const found = base === "" ? undefined : await findLinkModel(db, { base, number: Number(number) })
  if (found === undefined) throw new Refused("not-found", `There is no model with the name "${name}".`)
  return found as StoredLinkModel
}

/** Takes a model out of force; the one before is then in force. One that was revoked already stays as it is. */
export async function revokeLinkModel(trx: Trx, name: string, { now, actor }: Occasion): Promise<void> {
  if (LANGUAGES.some((language) => MATCH_LANGUAGES[language].linkModel.name === name))
    throw new Refused("model-built-in", `"${name}" comes with the service: it holds where no other model does.`)
  await lockLinkModels(trx)
  const { id, revoked_at } = await requireLinkModel(trx, name)
  if (revoked_at !== null) return
  await revokeModel(trx, id, { actor, now })
  const change = { action: "revoked", note: null, before: null, after: null }
  await insertDirectoryChange(trx, { entity: "link-model", entityId: id, actor, ...change }, now)
}
