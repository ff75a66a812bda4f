import type { FastifyReply, FastifyRequest } from "fastify"
import type { PrintedAnswer } from "../../operations/claims/filing/file-together.ts"
import { isRival } from "../../operations/claims/filing/rivals.ts"
import { hashBody } from "../../operations/requests/hash-body.ts"
import type { Precondition } from "../../operations/requests/precondition.ts"
import { stale } from "../../operations/requests/refusals.ts"
import { inTransaction, type Trx } from "../../store/connection/transaction.ts"
import { setActor } from "../../store/requests/changes.ts"
import { type StoredAnswer, saveAnswer, takeIdempotencyKey } from "../../store/requests/idempotency-keys.ts"
import type { Context } from "./context.ts"
import { ProblemError } from "./problems/error-handler.ts"

export type Answer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

/**
 * Runs a write in one transaction and answers once it is committed. With an Idempotency-Key the answer is stored in the
 * same transaction, so that a repeat replays it, also after a crash; a refused request stores nothing and may be
 * repeated with the same key.
 */
export async function write(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (trx: Trx, now: string) => Promise<Answer>,
): Promise<FastifyReply> {
  const key = request.headers["idempotency-key"]
  const now = context.now()
  const actor = readActor(request)
  const sent = await inTransaction(
    context.db,
    request.routeOptions.schema?.operationId ?? "write",
    async (trx) => {
      if (actor !== null) await setActor(trx, actor)
      return typeof key === "string"
        ? once(trx, { key, request, now }, () => work(trx, now))
        : work(trx, now).then(serialise)
    },
    isRival,
  )
  return sendAnswer(reply, sent)
}

/** A header carries ASCII, and names do not keep to it: they come percent-encoded. */
export function readActor(request: FastifyRequest): string | null {
  const given = request.headers["x-actor"]
  if (typeof given !== "string") return null
  try {
    const actor = decodeURIComponent(given).trim()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is refused
    if (actor !== "" && actor.length <= 200 && !/[\u0000-\u001f\ufffd]/.test(actor)) return actor
  } catch {
    // refused below
  }
  const detail = "expected a name of up to 200 characters, percent-encoded where it is not plain ASCII"
  throw new ProblemError("invalid-request", `X-Actor is "${given}"; ${detail}.`, {
    errors: [{ parameter: "X-Actor", detail }],
  })
}

export function serialise({ status, headers = {}, body }: Answer): PrintedAnswer {
  return { status, headers, body: JSON.stringify(body) }
}

async function once(
  trx: Trx,
  { key, request, now }: { key: string; request: FastifyRequest; now: string },
  work: () => Promise<Answer>,
): Promise<PrintedAnswer> {
  const hash = hashRequest(request)
  const stored = await takeIdempotencyKey(trx, key, hash, now)
  if (stored !== undefined) return replay(stored, key, hash)
  const sent = serialise(await work())
  await saveAnswer(trx, key, sent)
  return sent
}

/** What an Idempotency-Key stands for. */
export function hashRequest({ method, url, headers, body }: FastifyRequest): string {
  return hashBody([method, url, headers["if-match"] ?? null, body ?? null])
}

/** The stored answer, where the key was used for the very same request. */
export function replay(stored: StoredAnswer, key: string, hash: string): PrintedAnswer {
  if (stored.request_hash === hash) return { ...stored, headers: { ...stored.headers, "idempotency-replayed": "true" } }
  throw new ProblemError("idempotency-key-reused", `The key "${key}" was used for another request. Use a new one.`, {
    errors: [{ parameter: "Idempotency-Key", detail: "belongs to a request with another method, address or body" }],
  })
}

export function sendAnswer(reply: FastifyReply, { status, headers, body }: PrintedAnswer): FastifyReply {
  return reply.code(status).headers(headers).type("application/json; charset=utf-8").send(body)
}

export function etagOf(version: number): string {
  return `"${version}"`
}

/** Checks If-Match, where it was sent, against the version that the transaction finds. */
export function ifMatch(request: FastifyRequest): Precondition {
  const given = request.headers["if-match"]
  return (version) => {
    if (given === undefined || given.trim() === "*") return
    const tags = given.split(",").map((tag) => tag.trim())
    if (!tags.includes(etagOf(version))) throw stale(given, etagOf(version))
  }
}
