import compress from "@fastify/compress"
import type { FastifyInstance, RouteOptions } from "fastify"

/** Bytes. What is shorter fits into a packet as it is, and would take longer to compress than to send. */
const COMPRESSED_FROM = 1_024

/**
 * Compresses long answers for clients that accept it. Requests are taken as they are: a small body must not become a large
 * one after its size was checked. Every long answer names Accept-Encoding in Vary, compressed or not, so that a cache keeps
 * them apart.
 */
export async function compressAnswers(app: FastifyInstance): Promise<void> {
  app.addHook("onSend", (_request, reply, payload, done) => {
    const isWhole = typeof payload === "string" || Buffer.isBuffer(payload)
    if (isWhole && isLong(payload)) reply.header("vary", "accept-encoding")
    done(null, payload)
  })
  await app.register(compress, {
    threshold: COMPRESSED_FROM,
    encodings: ["br", "gzip"],
    globalDecompression: false,
  })
  app.addHook("onRoute", compressBeforeHead)
}

/** No character takes less than a byte, so most long texts are known by their length without being looked through. */
function isLong(payload: string | Buffer): boolean {
  return payload.length >= COMPRESSED_FROM || Buffer.byteLength(payload) >= COMPRESSED_FROM
}

/**
 * Fastify ends the answer to a HEAD with a hook that reads its length off the body and drops the body. The compressor,
 * which the plugin adds behind that hook, has to come before it, or HEAD would name another length than GET.
 */
function compressBeforeHead(route: RouteOptions): void {
  if (route.method !== "HEAD" || !Array.isArray(route.onSend)) return
  route.onSend = [...route.onSend.slice(-1), ...route.onSend.slice(0, -1)]
}
