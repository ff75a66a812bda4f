import type { FastifyRequest } from "fastify"
import { ownerOf } from "../../operations/access/caller.ts"
import { hashBody } from "../../operations/requests/hash-body.ts"
import type { RequestKey, WriteResult, WrittenAnswer } from "../../operations/requests/run-once.ts"
import { ERASED_BODY } from "../../store/requests/idempotency-keys.ts"
import { ProblemError } from "./problems/error-handler.ts"

/** The Idempotency-Key with the hash of the request that it stands for; null where none was sent. */
export function readKey(request: FastifyRequest): RequestKey | null {
  const key = request.headers["idempotency-key"]
  return typeof key === "string" ? { owner: ownerOf(request.caller), key, hash: hashRequest(request) } : null
}

function hashRequest({ method, url, headers, body }: FastifyRequest): string {
  return hashBody([method, url, headers["if-match"] ?? null, body ?? null])
}

/** A stored answer is marked as a repeat. Throws where its key belongs to another request. */
export function answerOf(result: WriteResult, key: RequestKey | null): WrittenAnswer {
  if (result.kind === "printed") return result.answer
  const { request_hash, ...answer } = result.answer
  if (request_hash !== key?.hash)
    throw keyReused(key?.key ?? "", "belongs to a request with another method, address or body")
  if (answer.body === ERASED_BODY) throw answerErased(key?.key ?? "")
  return { ...answer, headers: { ...answer.headers, "idempotency-replayed": "true" } }
}

/** The key stays taken, so that a repeat files nothing anew. */
function answerErased(key: string): ProblemError {
  const detail = "stands for an answer that held the text of a claim, which an owner has erased since"
  return new ProblemError("claim-erased", `The key "${key}" ${detail}.`, {
    errors: [{ parameter: "Idempotency-Key", detail }],
  })
}

/** `detail` says what the key stands for instead. */
export function keyReused(key: string, detail: string): ProblemError {
  return new ProblemError("idempotency-key-reused", `The key "${key}" ${detail}. Use a new one.`, {
    errors: [{ parameter: "Idempotency-Key", detail }],
  })
}
