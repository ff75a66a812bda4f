import type { FastifyReply, FastifyRequest } from "fastify"
import { isTakenMeanwhile } from "../../operations/claims/filing/taken-meanwhile.ts"
import type { Occasion } from "../../operations/requests/occasion.ts"
import { runOnce, type SignedIn, type Written, type WrittenAnswer } from "../../operations/requests/run-once.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { readActor } from "./actor.ts"
import { auditedOf } from "./audited.ts"
import type { Context } from "./context.ts"
import { answerOf, readKey } from "./idempotency.ts"
import { ProblemError } from "./problems/error-handler.ts"

export type Answer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
  /** Whom the request has signed in. */
  readonly signedIn?: SignedIn
}

/**
 * Runs a write in one transaction and answers once it is committed. With an Idempotency-Key the answer is stored with it,
 * and a repeat of the request gets the stored answer.
 */
export async function write(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (trx: Trx, occasion: Occasion) => Promise<Answer>,
): Promise<FastifyReply> {
  const now = context.now()
  const key = readKey(request)
  const occasion = { now, actor: readActor(request) }
  const once = {
    name: request.routeOptions.schema?.operationId ?? "write",
    key,
    now,
    audited: auditedOf(request, occasion.actor),
  }
  const result = await runOnce(context.db, { ...once, isRetried: isTakenMeanwhile }, async (trx) =>
    serialise(await work(trx, occasion)),
  )
  return sendAnswer(reply, answerOf(result, key))
}

/**
 * As `write`, for an answer that holds a secret. No Idempotency-Key is taken, since the secret would be stored with it, and no
 * cache may keep the answer.
 */
export async function writeSecret(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (trx: Trx, occasion: Occasion) => Promise<Answer>,
): Promise<FastifyReply> {
  if (request.headers["idempotency-key"] !== undefined) {
    const detail = "is not taken here, because the answer holds a secret and would be stored with it"
    throw new ProblemError("invalid-request", `An Idempotency-Key ${detail}.`, {
      errors: [{ parameter: "Idempotency-Key", detail }],
    })
  }
  reply.header("cache-control", "no-store")
  return write(context, request, reply, work)
}

export function serialise({ status, headers = {}, body, signedIn }: Answer): Written {
  return { status, headers, body: JSON.stringify(body), signedIn }
}

export function sendAnswer(reply: FastifyReply, { status, headers, body }: WrittenAnswer): FastifyReply {
  return reply.code(status).headers(headers).type("application/json; charset=utf-8").send(body)
}
