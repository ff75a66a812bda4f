import { Kysely } from "kysely"
import type pg from "pg"
import type { Tables } from "../tables.ts"
import type { PooledClient } from "./client.ts"
import { makeDialect } from "./dialect.ts"

/** A Db whose statements and transactions each take a connection of a pool. */
export class PooledDb extends Kysely<Tables> {
  readonly pool: pg.Pool

  constructor(pool: pg.Pool) {
    super({
      dialect: makeDialect({
        connect: () => connectTo(pool),
        release: (client, isBroken) => client.release(isBroken || client.isReadOnly),
        end: () => pool.end(),
      }),
    })
    this.pool = pool
  }
}

/** A connection of the pool of a Db. The caller releases it. */
export function connectOf(db: Kysely<Tables>): Promise<PooledClient> {
  return connectTo(poolOf(db))
}

/** How many connections stand behind a Db at most. */
export function connectionsOf(db: Kysely<Tables>): number {
  return poolOf(db).options.max
}

function poolOf(db: Kysely<Tables>): pg.Pool {
  if (db instanceof PooledDb) return db.pool
  throw new Error("a pool stands behind the Db of a store only, not behind a transaction")
}

/** The pools of a store make clients of one class only. */
async function connectTo(pool: pg.Pool): Promise<PooledClient> {
  return (await pool.connect()) as unknown as PooledClient
}
