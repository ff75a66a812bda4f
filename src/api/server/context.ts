import type { Recogniser } from "../../operations/access/recogniser.ts"
import type { Filer } from "../../operations/claims/filing/filer.ts"
import type { Db } from "../../store/connection/connect.ts"

/** What the routes work with. */
export type Context = {
  readonly db: Db
  readonly filer: Filer
  readonly recogniser: Recogniser
  /** The time, RFC 3339 in UTC. */
  readonly now: () => string
}
