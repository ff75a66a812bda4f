import type { FastifyRequest } from "fastify"
import { SESSION_LIFE } from "../../operations/access/recogniser.ts"
import { isLoopback, unbracket } from "./hosts.ts"

/** Browsers take a cookie of this prefix from HTTPS only, and for this host only. */
const OVER_HTTPS = "__Host-"
/** The cookie of a session, without the prefix on plain HTTP of this machine, where browsers may refuse it. */
const SESSION = "countercheck"

/** Over plain HTTP from elsewhere nobody can sign in: anybody on the way could take the session. */
export function maySignIn(request: FastifyRequest): boolean {
  return isHttps(request) || isLoopback(unbracket(request.hostname))
}

export function readSessionToken(request: FastifyRequest): string | null {
  return readCookie(request, SESSION)
}

/** The value of the Set-Cookie that gives the browser a session. */
export function sessionCookie(request: FastifyRequest, token: string): string {
  return makeCookie(request, SESSION, token, SESSION_LIFE / 1_000)
}

/** The value of the Set-Cookie that takes the session from the browser. */
export function endedSessionCookie(request: FastifyRequest): string {
  return makeCookie(request, SESSION, "", 0)
}

/** A cookie of ours, by its name without the prefix. */
export function readCookie(request: FastifyRequest, name: string): string | null {
  return maySignIn(request) ? (request.cookies[nameOf(request, name)] ?? null) : null
}

/** The value of a Set-Cookie. `maxAge` is in seconds; 0 takes the cookie away. */
export function makeCookie(request: FastifyRequest, name: string, value: string, maxAge: number): string {
  const attributes = { path: "/", httpOnly: true, sameSite: "lax", secure: isHttps(request), maxAge } as const
  return request.server.serializeCookie(nameOf(request, name), value, attributes)
}

function isHttps({ protocol }: FastifyRequest): boolean {
  return protocol === "https"
}

function nameOf(request: FastifyRequest, name: string): string {
  return isHttps(request) ? OVER_HTTPS + name : name
}
