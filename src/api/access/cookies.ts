import type { FastifyReply, FastifyRequest } from "fastify"
import { SESSION_LIFE } from "../../operations/access/recogniser.ts"
import { isLoopback } from "./hosts.ts"

/** Browsers take a cookie of this prefix from HTTPS only, and for this host only. */
const OVER_HTTPS = "__Host-countercheck"
/** On plain HTTP of this machine, where browsers may refuse the prefix. */
const ON_LOOPBACK = "countercheck"

/** Over plain HTTP from elsewhere nobody can sign in: anybody on the way could take the session. */
export function maySignIn(request: FastifyRequest): boolean {
  return request.protocol === "https" || isLoopback(request.hostname)
}

export function readSessionToken(request: FastifyRequest): string | null {
  return request.cookies[nameOf(request)] ?? null
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(nameOf(request), token, { ...ATTRIBUTES, secure: isHttps(request), maxAge: SESSION_LIFE / 1_000 })
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(nameOf(request), { ...ATTRIBUTES, secure: isHttps(request) })
}

const ATTRIBUTES = { path: "/", httpOnly: true, sameSite: "lax" } as const

function isHttps({ protocol }: FastifyRequest): boolean {
  return protocol === "https"
}

function nameOf(request: FastifyRequest): string {
  return isHttps(request) ? OVER_HTTPS : ON_LOOPBACK
}
