import { MATCH_LANGUAGES } from "../../../match/languages/match-languages.ts"
import { REASONED_WEIGHTS } from "../../../match/subjects/fit/fit-weights.ts"
import { DEFAULT_LANGUAGE } from "../../../quantity/languages/languages.ts"
import { newId } from "../../../store/connection/new-id.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { findLinkModel, insertLinkModel, lockLinkModels } from "../../../store/links/link-models.ts"
import { nameModel } from "../../links/learn-links.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { type InputError, invalidInput, Refused } from "../../requests/refusals.ts"
import type { LinkModelRecord } from "../link-record.ts"
import { readLinkModels } from "../read-links.ts"
import { bringDirectoryHistory } from "./bring-history.ts"
import { readTime } from "./read-values.ts"
import { requireSame } from "./require-same.ts"
import type { GivenOf, Taken } from "./taking.ts"

type Given = GivenOf<"link-model">

/**
 * Takes a learned model in under its own id and name. One that is not revoked is in force from then on, where it is the
 * last of the built-in model of this service.
 */
export async function takeLinkModel(trx: Trx, given: Given, occasion: Occasion): Promise<Taken> {
  const { id = newId(), language = DEFAULT_LANGUAGE, base = "", number = 0, weights = {} } = given
  await lockLinkModels(trx)
  const [stored] = await readLinkModels(trx, { ids: [id] })
  if (stored !== undefined) {
    requireSame(stored, given, [])
    return { outcome: "repeated", id }
  }
  const name = nameModel(base, number)
  const other = await findLinkModel(trx, { base, number })
  if (other !== undefined) throw isOther(other.id, name)
  if (base === MATCH_LANGUAGES[language].linkModel.name) requireWeights(weights)
  const revoked_at = given.revokedAt == null ? null : readTime(given.revokedAt, occasion.now, "/revokedAt")
  await insertLinkModel(trx, {
    id,
    language,
    base,
    number,
    model: { name, weights, calibration: given.calibration },
    decisions: given.decisions ?? 0,
    before: given.before,
    after: given.after,
    made_by: given.createdBy ?? null,
    made_at: readTime(given.createdAt, occasion.now, "/createdAt"),
    revoked_by: given.revokedBy ?? null,
    revoked_at,
  })
  await bringDirectoryHistory(trx, { entity: "link-model", entityId: id }, given.history, occasion)
  return { outcome: "filed", id }
}

function isOther(id: string, name: string): Refused {
  const detail = `"${name}" is the model ${id} here; expected the same id`
  return new Refused("record-differs", `/id: ${detail}.`, { errors: [{ pointer: "/id", detail }] })
}

/** A model that links figures here has a weight for each feature, on the side of its sign. */
function requireWeights(weights: LinkModelRecord["weights"]): void {
  const errors: InputError[] = Object.keys(REASONED_WEIGHTS)
    .filter((name) => weights[name] === undefined)
    .map((name) => ({ pointer: "/weights", detail: `has no weight for "${name}"` }))
  for (const [name, weight] of Object.entries(weights)) {
    const reason = REASONED_WEIGHTS[name]
    const wrong = (detail: string) => errors.push({ pointer: `/weights/${name}`, detail })
    if (reason === undefined) wrong("is of no feature of this service")
    else if (weight * reason < 0) wrong(`is ${weight}; expected one that is not ${weight < 0 ? "below" : "above"} zero`)
  }
  if (errors.length > 0) throw invalidInput(errors)
}
