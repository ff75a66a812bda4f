import { timingSafeEqual } from "node:crypto"
import { LRUCache } from "lru-cache"
import { findAccessKey, isAnybodyKnown, type KeyRow, touchAccessKey } from "../../store/access/keys.ts"
import { findSession, type SessionRow, touchSession } from "../../store/access/sessions.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { Caller } from "./caller.ts"
import { isEnded } from "./keys.ts"
import { later } from "./later.ts"
import { isRole, ROLES, sortScopes } from "./scopes.ts"
import { digestOf, readKeyId } from "./secrets.ts"

/**
 * Milliseconds for which what was read of a key or a session holds, counted from when it was asked for. So long at most a
 * revoked one is still taken.
 */
const REVOKED_WITHIN = 1_000
/** Credentials that are remembered, wrong ones among them. */
const REMEMBERED = 10_000
/** Milliseconds between two times that are kept of when a credential was last used. */
const TOUCHED_EVERY = 60_000
/** Milliseconds for which a session lives on after it was used: fourteen days. */
export const SESSION_LIFE = 14 * 86_400_000

export type RecogniserOptions = {
  readonly db: Db
  /** RFC 3339 in UTC. */
  readonly now: () => string
  /** When a credential was used could not be written. */
  readonly onFailure: (error: unknown) => void
}

type Known<Row> = { readonly row: Row | null }

/** When something was asked for, and how often all had been forgotten by then. */
type Asked = { readonly at: number; readonly forgotten: number }

/** Tells who a credential belongs to, from memory where it was asked within the last second. */
export class Recogniser {
  readonly #options: RecogniserOptions
  readonly #keys = new LRUCache<string, Known<KeyRow>>({ max: REMEMBERED, ttl: REVOKED_WITHIN })
  readonly #sessions = new LRUCache<string, Known<SessionRow>>({ max: REMEMBERED, ttl: REVOKED_WITHIN })
  #anybody: { readonly known: boolean; readonly until: number } | null = null
  /** A question that is on its way, for all who ask meanwhile. */
  #asking: Promise<boolean> | null = null
  #forgotten = 0

  constructor(options: RecogniserOptions) {
    this.#options = options
  }

  /**
   * Whether anybody was ever given a key or an account. While the database is away the last answer holds, so that what needs no
   * database is still there.
   */
  async isAnybodyKnown(): Promise<boolean> {
    const remembered = this.rememberAnybody()
    if (remembered !== null) return remembered
    this.#asking ??= this.#askWhetherAnybody().finally(() => {
      this.#asking = null
    })
    return this.#asking
  }

  /** What `isAnybodyKnown` says, where nobody has to be asked; otherwise null. */
  rememberAnybody(): boolean | null {
    const last = this.#anybody
    return last !== null && performance.now() < last.until ? last.known : null
  }

  async #askWhetherAnybody(): Promise<boolean> {
    const last = this.#anybody
    const asked = this.#ask()
    try {
      const known = await isAnybodyKnown(this.#options.db)
      if (this.#isOfNow(asked)) this.#anybody = { known, until: asked.at + REVOKED_WITHIN }
      return known
    } catch (error) {
      if (last === null) throw error
      return last.known
    }
  }

  /** Null where the text is no key, or one that is unknown, revoked or expired. */
  async recogniseKey(text: string): Promise<Caller | null> {
    const id = readKeyId(text)
    if (id === null) return null
    const { row } = this.#keys.get(text) ?? (await this.#readKey(text, id))
    if (row === null || isEnded(row, this.#options.now())) return null
    const { name, scopes, rate } = row
    return { kind: "key", id, name, scopes: sortScopes(scopes), rate }
  }

  /** Null where no session has the token, or it is over, or its account is disabled. */
  async recogniseSession(token: string): Promise<Caller | null> {
    const { row } = this.#sessions.get(token) ?? (await this.#readSession(token))
    if (row === null || row.expires_at <= this.#options.now()) return null
    const { person_id: id, name, role } = row
    return { kind: "person", id, name, role, scopes: isRole(role) ? ROLES[role] : [] }
  }

  /** What this process remembers of credentials is forgotten, so that a change that it made holds at once. */
  forget(): void {
    this.#forgotten += 1
    this.#keys.clear()
    this.#sessions.clear()
    this.#anybody = null
    this.#asking = null
  }

  #ask(): Asked {
    return { at: performance.now(), forgotten: this.#forgotten }
  }

  /** What was read before everything was forgotten may be older than the change for which it was. */
  #isOfNow({ forgotten }: Asked): boolean {
    return forgotten === this.#forgotten
  }

  async #readKey(text: string, id: string): Promise<Known<KeyRow>> {
    const asked = this.#ask()
    const found = await findAccessKey(this.#options.db, id)
    const known = { row: found !== undefined && timingSafeEqual(found.digest, digestOf(text)) ? found : null }
    if (this.#isOfNow(asked)) this.#keys.set(text, known, { start: asked.at })
    const at = this.#options.now()
    if (known.row !== null && isLongAgo(known.row.last_used_at, at)) {
      touchAccessKey(this.#options.db, id, { at, since: later(at, -TOUCHED_EVERY) }).catch(this.#options.onFailure)
    }
    return known
  }

  async #readSession(token: string): Promise<Known<SessionRow>> {
    const at = this.#options.now()
    const digest = digestOf(token)
    const asked = this.#ask()
    const known = { row: (await findSession(this.#options.db, digest, at)) ?? null }
    if (this.#isOfNow(asked)) this.#sessions.set(token, known, { start: asked.at })
    if (known.row !== null && isLongAgo(known.row.last_used_at, at)) {
      touchSession(this.#options.db, digest, { at, expiresAt: later(at, SESSION_LIFE) }).catch(this.#options.onFailure)
    }
    return known
  }
}

function isLongAgo(last: string | null, at: string): boolean {
  return last === null || Date.parse(last) <= Date.parse(at) - TOUCHED_EVERY
}
