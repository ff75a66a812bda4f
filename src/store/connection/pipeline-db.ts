import { Kysely } from "kysely"
import type { Tables } from "../tables.ts"
import type { PooledClient } from "./client.ts"
import { makeDialect } from "./dialect.ts"

/** A Db whose statements all go to one connection. Whoever made it releases the connection. */
export class PipelineDb extends Kysely<Tables> {
  readonly client: PooledClient

  constructor(client: PooledClient) {
    super({ dialect: makeDialect({ connect: async () => client, release: () => {}, end: async () => {} }) })
    this.client = client
  }
}

/** The one connection of a Db of a pipeline; undefined for every other Db. */
export function clientOf(db: Kysely<Tables>): PooledClient | undefined {
  return db instanceof PipelineDb ? db.client : undefined
}
