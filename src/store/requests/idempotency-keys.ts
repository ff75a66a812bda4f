import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { columnsOf, prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InFamily } from "../subjects/subjects.ts"

/** The answer that an idempotency key stands for, and the hash of the request that it was given to. */
export type StoredAnswer = {
  readonly request_hash: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The body of an answer that held the text of a claim which was erased since. No other answer is empty. */
export const ERASED_BODY = ""

/** A key and whose it is: two owners may use the same one. `owner` is "" for all who show no credential. */
export type OwnedKey = { readonly owner: string; readonly key: string }

/**
 * Undefined where the key was free and is now taken by this transaction; otherwise the answer that it stands for. Waits
 * for another transaction that is taking the key: afterwards the key stands for its answer, or is free again if it
 * failed.
 */
export async function takeIdempotencyKey(
  trx: Trx,
  { owner, key }: OwnedKey,
  requestHash: string,
  now: string,
): Promise<StoredAnswer | undefined> {
  const inserted = await trx
    .insertInto("idempotency_keys")
    .values({ owner, key, request_hash: requestHash, created_at: now, status: null, headers: null, body: null })
    .onConflict((conflict) => conflict.columns(["owner", "key"]).doNothing())
    .returning("key")
    .execute()
  if (inserted.length === 1) return undefined
  const { rows } = await sql<StoredAnswer>`
    select request_hash, status, headers, body from idempotency_keys where owner = ${owner} and key = ${key}`.execute(
    trx,
  )
  return rows[0]
}

/** Stores the answer under a key that this transaction has taken. */
export async function saveAnswer(
  trx: Trx,
  { owner, key }: OwnedKey,
  answer: { status: number; headers: Readonly<Record<string, string>>; body: string },
): Promise<void> {
  await trx
    .updateTable("idempotency_keys")
    .set({ status: answer.status, headers: JSON.stringify(answer.headers), body: answer.body })
    .where("owner", "=", owner)
    .where("key", "=", key)
    .execute()
}

const selectAnswers = prepare<StoredAnswer & OwnedKey>(
  "read answers",
  `select owner, key, request_hash, status, headers, body from idempotency_keys
  where (owner, key) in (select * from unnest($1::text[], $2::text[]))`,
)

/** An owned key as the key of a map. */
export function nameOwnedKey({ owner, key }: OwnedKey): string {
  return JSON.stringify([owner, key])
}

/**
 * The answers that these keys stand for, by `nameOwnedKey`. A key that another transaction is taking at the moment is not among
 * them.
 */
export async function readAnswers(db: Db, keys: readonly OwnedKey[]): Promise<ReadonlyMap<string, StoredAnswer>> {
  if (keys.length === 0) return new Map()
  const rows = await selectAnswers(db, columnsOf(keys, ["owner", "key"]))
  return new Map(rows.map(({ owner, key, ...answer }) => [nameOwnedKey({ owner, key }), answer]))
}

/** An answer with the key that is to stand for it. */
export type AnswerToSave = Pick<StoredAnswer, "status" | "headers" | "body"> &
  OwnedKey & {
    readonly requestHash: string
    /** The claim that the request has filed, or that was on file already. */
    readonly claim: InFamily
  }

const insertAnswers = prepare<never>(
  "write answers",
  `insert into idempotency_keys (owner, key, request_hash, status, headers, body, family_id, claim_id, created_at)
  select owner, key, request_hash, status, headers, body, family_id, claim_id, $2::timestamptz
  from json_to_recordset($1::json)
    as a (owner text, key text, request_hash text, status int, headers jsonb, body text, family_id uuid, claim_id uuid)
  order by owner, key`,
)

/**
 * Stores answers under their keys. Fails with `unique_violation` where another transaction has taken one of the keys since they
 * were read.
 */
export async function writeAnswers(trx: Trx, answers: readonly AnswerToSave[], now: string): Promise<void> {
  if (answers.length === 0) return
  for (const some of slicesBySize(answers)) {
    const rows = some.map(({ requestHash, claim, ...answer }) => ({
      ...answer,
      request_hash: requestHash,
      family_id: claim.family_id,
      claim_id: claim.id,
    }))
    await insertAnswers(trx, [JSON.stringify(rows), now])
  }
}

/** UTF-16 code units of the bodies of one statement, unless a single one is longer. */
const BODIES_AT_ONCE = 1_000_000

/** The answers of a flood are long, and to print all of them at once would keep the event loop. */
function* slicesBySize(answers: readonly AnswerToSave[]): Generator<readonly AnswerToSave[]> {
  let [slice, size]: [AnswerToSave[], number] = [[], 0]
  for (const answer of answers) {
    if (size > 0 && size + answer.body.length > BODIES_AT_ONCE) {
      yield slice
      ;[slice, size] = [[], 0]
    }
    slice.push(answer)
    size += answer.body.length
  }
  yield slice
}

/** Deletes answers that were stored before this time. */
export async function deleteIdempotencyKeys(db: Db, before: string): Promise<void> {
  await db.deleteFrom("idempotency_keys").where("created_at", "<", before).execute()
}
