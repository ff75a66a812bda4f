import type { Db } from "../store/connect.ts"

/** What the routes work with. */
export type Context = {
  readonly db: Db
  /** The time, RFC 3339 in UTC. */
  readonly now: () => string
}
