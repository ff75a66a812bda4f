import type { Filer } from "../../operations/claims/filing/filer.ts"
import type { Db } from "../../store/connection/connect.ts"

/** What the routes work with. */
export type Context = {
  readonly db: Db
  readonly filer: Filer
  /** The time, RFC 3339 in UTC. */
  readonly now: () => string
}
