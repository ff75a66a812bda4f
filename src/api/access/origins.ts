import type { FastifyRequest } from "fastify"
import { hostOf } from "./hosts.ts"

const READS = new Set(["GET", "HEAD", "OPTIONS"])

/** Whether its method changes nothing. */
export function isRead({ method }: FastifyRequest): boolean {
  return READS.has(method)
}

/**
 * Whether a write was sent by a page of another site, as far as the browser says so. Programs send neither of the two headers.
 * `origins`: those that may (CORS_ORIGINS).
 */
export function isForeignWrite(request: FastifyRequest, origins: ReadonlySet<string>): boolean {
  if (isRead(request)) return false
  const { origin } = request.headers
  const site = request.headers["sec-fetch-site"]
  if (origin !== undefined && origins.has(origin.toLowerCase())) return false
  if (site === "cross-site" || (site === "same-site" && origin === undefined)) return true
  return origin !== undefined && !isOwn(origin, request.host)
}

/** Whether a request changes nothing, or names the page that sent it. Every browser names it with a write. */
export function saysWhereFrom(request: FastifyRequest): boolean {
  const { headers } = request
  return isRead(request) || headers.origin !== undefined || headers["sec-fetch-site"] !== undefined
}

/** A page that is opened from a file, or in a sandbox, has the origin "null". */
function isOwn(origin: string, host: string): boolean {
  const own = /^https?:\/\/(.+)$/.exec(origin.toLowerCase())?.[1]
  return own !== undefined && withPort(own) === withPort(host.toLowerCase())
}

/** 80 and 443 are left out by browsers. */
function withPort(host: string): string {
  const [port = ""] = /:\d+$/.exec(host) ?? []
  return hostOf(host) + (port === ":80" || port === ":443" ? "" : port)
}
