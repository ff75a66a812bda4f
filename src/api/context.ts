import type { Filer } from "../operations/filing/filer.ts"
import type { Db } from "../store/connect.ts"

/** What the routes work with. */
export type Context = {
  readonly db: Db
  readonly filer: Filer
  /** The time, RFC 3339 in UTC. */
  readonly now: () => string
}
