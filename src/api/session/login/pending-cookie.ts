import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto"
import type { FastifyRequest } from "fastify"
import { makeCookie, readCookie } from "../../access/cookies.ts"
import type { Pending } from "./provider.ts"

const NAME = "countercheck-login"
/** Seconds in which a person has to come back from the login: ten minutes. */
const LIFE = 600
const KEY_BYTES = 32

/**
 * Keeps what a sign-in was begun with in a signed cookie of the browser, so that any process of the service can end it. The
 * key comes from the client's secret, which all of them have.
 */
export class PendingCookie {
  readonly #key: Buffer

  constructor(clientSecret: string) {
    this.#key = Buffer.from(hkdfSync("sha256", clientSecret, "", "countercheck sign-in", KEY_BYTES))
  }

  /** The value of the Set-Cookie. */
  write(request: FastifyRequest, pending: Pending, now: string): string {
    const until = Date.parse(now) + LIFE * 1_000
    const body = Buffer.from(JSON.stringify({ ...pending, until })).toString("base64url")
    return makeCookie(request, NAME, `${body}.${this.#sign(body)}`, LIFE)
  }

  /** Null where there is none, or it was not made here, or its time is over. */
  read(request: FastifyRequest, now: string): Pending | null {
    const [body = "", signature = ""] = (readCookie(request, NAME) ?? "").split(".")
    const [given, expected] = [Buffer.from(signature), Buffer.from(this.#sign(body))]
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
    const { until, ...pending } = JSON.parse(Buffer.from(body, "base64url").toString()) as Pending & { until: number }
    return Date.parse(now) < until ? pending : null
  }

  /** The value of the Set-Cookie that takes it away, so that one answer ends one sign-in. */
  clear(request: FastifyRequest): string {
    return makeCookie(request, NAME, "", 0)
  }

  #sign(body: string): string {
    return createHmac("sha256", this.#key).update(body).digest("base64url")
  }
}
