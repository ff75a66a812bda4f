import { type Tried, tryWithin } from "../../../store/connection/savepoint.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { Refused } from "../../requests/refusals.ts"
import { RECORD_KINDS, type RecordKind } from "../record.ts"
import { takeArticle } from "./take-article.ts"
import { takeArticleVersion } from "./take-article-version.ts"
import { takeClaims } from "./take-claims.ts"
import { takeConflict } from "./take-conflict.ts"
import { takeDistinction } from "./take-distinction.ts"
import { takeException } from "./take-exception.ts"
import { takeLinkDecision } from "./take-link-decision.ts"
import { takeLinkModel } from "./take-link-model.ts"
import { takeRule } from "./take-rule.ts"
import { takeSource } from "./take-source.ts"
import { takeSubject } from "./take-subject.ts"
import type { Given, GivenOf, Taken } from "./taking.ts"

/** Whether a line of an import is a record, and not a claim that is to be filed. */
export function isRecord(payload: unknown): payload is Given {
  if (typeof payload !== "object" || payload === null || !("kind" in payload)) return false
  return RECORD_KINDS.some((kind) => kind === payload.kind)
}

/** What became of a record. An error that is no refusal is a fault of the service. */
export type Outcome = Tried<Taken>

/** Claims that are taken in together. */
const AT_ONCE = 200

/**
 * Takes records in, one after the other as far as one may name another. One that is refused, or that fails for a reason of
 * ours, leaves nothing, and does not affect the others. The caller keeps all who file out.
 */
export async function takeRecords(trx: Trx, records: readonly Given[], occasion: Occasion): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const batch of batches(records)) outcomes.push(...(await takeBatch(trx, batch, occasion)))
  return outcomes
}

type Batch = { readonly kind: RecordKind; readonly records: Given[] }

/** Claims that follow each other go together; what else there is goes one by one. */
function batches(records: readonly Given[]): Batch[] {
  const all: (Batch & { readonly keys: Set<string> })[] = []
  for (const record of records) {
    const last = all.at(-1)
    const keys = keysOf(record)
    const joins = record.kind === "claim" && last?.kind === "claim" && last.records.length < AT_ONCE
    if (joins && keys.every((key) => !last.keys.has(key))) {
      last.records.push(record)
      for (const key of keys) last.keys.add(key)
    } else all.push({ kind: record.kind, records: [record], keys: new Set(keys) })
  }
  return all
}

/** Two claims with one of these do not go together: the second may be the first once more. */
function keysOf(record: Given): string[] {
  if (record.kind !== "claim") return []
  const { id, externalId } = record
  return [...(id === undefined ? [] : [`id ${id}`]), ...(externalId == null ? [] : [`external ${externalId}`])]
}

async function takeBatch(trx: Trx, { kind, records }: Batch, occasion: Occasion): Promise<Outcome[]> {
  if (kind === "claim") return takeTogether(trx, records as GivenOf<"claim">[], occasion)
  const [record] = records
  return record === undefined ? [] : [await tryWithin(trx, () => takeOne(trx, record, occasion))]
}

/** Claims that fail together are halved and tried again, down to the one that makes them fail. */
async function takeTogether(trx: Trx, claims: readonly GivenOf<"claim">[], occasion: Occasion): Promise<Outcome[]> {
  const tried = await tryWithin(trx, () => takeClaims(trx, claims, occasion))
  if (tried.ok) return tried.value.map(toOutcome)
  if (claims.length === 1) return [tried]
  const middle = claims.length >> 1
  const first = await takeTogether(trx, claims.slice(0, middle), occasion)
  return [...first, ...(await takeTogether(trx, claims.slice(middle), occasion))]
}

function toOutcome(taken: Taken | Refused): Outcome {
  return taken instanceof Refused ? { ok: false, error: taken } : { ok: true, value: taken }
}

function takeOne(trx: Trx, record: Given, occasion: Occasion): Promise<Taken> {
  switch (record.kind) {
    case "source":
      return takeSource(trx, record, occasion)
    case "subject":
      return takeSubject(trx, record, occasion)
    case "rule":
      return takeRule(trx, record, occasion)
    case "conflict":
      return takeConflict(trx, record, occasion)
    case "exception":
      return takeException(trx, record, occasion)
    case "distinction":
      return takeDistinction(trx, record, occasion)
    case "article":
      return takeArticle(trx, record, occasion)
    case "article-version":
      return takeArticleVersion(trx, record, occasion)
    case "link-decision":
      return takeLinkDecision(trx, record, occasion)
    case "link-model":
      return takeLinkModel(trx, record, occasion)
    case "claim":
      throw new Error("claims are taken in together")
  }
}
