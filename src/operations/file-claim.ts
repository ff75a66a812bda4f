import { createHash } from "node:crypto"
import { v7 as uuidv7 } from "uuid"
import { findExternalId, takeExternalId } from "../store/claims.ts"
import { lockForFiling } from "../store/locks.ts"
import type { Trx } from "../store/transaction.ts"
import { addClaim, claimColumns } from "./add-claim.ts"
import { type ClaimInput, readClaimValues } from "./claim-input.ts"
import { placeFigure } from "./place-figure.ts"
import { externalIdTaken } from "./refusals.ts"
import { resolveSources, type SourceMention } from "./resolve-sources.ts"
import { resolveSubject } from "./resolve-subject.ts"
import { requireUnit } from "./unit-input.ts"

/** `created` is false where the same body was filed before under the same external id. */
export type Filed = { readonly claimId: string; readonly created: boolean }

/**
 * Stores a claim and judges its figure. Throws a refusal, and then the transaction must end without a trace: names that
 * were new, figures and conflicts go with it.
 */
export async function fileClaim(trx: Trx, input: ClaimInput, now: string): Promise<Filed> {
  await lockForFiling(trx)
  const [sourceId = "", claimantId = "", ...via] = await resolveSources(trx, listSources(input), now)
  const filed = await findFiled(trx, sourceId, input)
  if (filed !== undefined) return { claimId: filed, created: false }
  // A bare "1500" is a count here, not a year: the request says that it is a figure.
  const saidUnit = () => readClaimValues(input, now, "1").quantity.unit
  const subject = await resolveSubject(trx, input.subject, saidUnit, now)
  const values = readClaimValues(input, now, subject.unit)
  requireUnit(subject, values.quantity)
  const { externalId = null } = input
  const claim = { id: uuidv7(), sourceId, claimantId, via, externalId, corrects: null }
  if (externalId !== null) {
    const taken = { sourceId, externalId, subjectId: subject.id, claimId: claim.id, bodyHash: hashBody(input) }
    const rival = (await takeExternalId(trx, taken)) ? undefined : await findFiled(trx, sourceId, input)
    if (rival !== undefined) return { claimId: rival, created: false }
  }
  const figure = placeFigure(subject, values.quantity, values.asOf)
  await addClaim(trx, subject, figure, { ...claim, ...claimColumns(values, input) }, now)
  return { claimId: claim.id, created: true }
}

/** The source, the claimant (the source itself where the claim names nobody), then the links between. */
function listSources(input: ClaimInput): SourceMention[] {
  return [
    { ref: input.source, pointer: "/source" },
    input.claimant === undefined
      ? { ref: input.source, pointer: "/source" }
      : { ref: input.claimant, pointer: "/claimant" },
    ...(input.via ?? []).map((ref, place) => ({ ref, pointer: `/via/${place}` })),
  ]
}

/** The claim that was filed before under the same external id; throws where that one says something else. */
async function findFiled(trx: Trx, sourceId: string, input: ClaimInput): Promise<string | undefined> {
  if (input.externalId === undefined) return undefined
  const filed = await findExternalId(trx, sourceId, input.externalId)
  if (filed === undefined) return undefined
  if (filed.body_hash !== hashBody(input)) throw externalIdTaken(input.externalId, filed.claim_id)
  return filed.claim_id
}

/** Equal for equal JSON, whatever the order of its members. */
export function hashBody(body: unknown): string {
  return createHash("sha256").update(JSON.stringify(body, sortMembers)).digest("hex")
}

function sortMembers(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
