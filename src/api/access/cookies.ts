import type { FastifyRequest } from "fastify"

/** Browsers take a cookie of this prefix from HTTPS only, and for this host only. */
const OVER_HTTPS = "__Host-countercheck"
/** On plain HTTP of this machine, where browsers may refuse the prefix. */
const ON_LOOPBACK = "countercheck"

export function readSessionToken(request: FastifyRequest): string | null {
  return request.cookies[nameOf(request)] ?? null
}

function isHttps({ protocol }: FastifyRequest): boolean {
  return protocol === "https"
}

function nameOf(request: FastifyRequest): string {
  return isHttps(request) ? OVER_HTTPS : ON_LOOPBACK
}
