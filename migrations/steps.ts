import type { Kysely, RawBuilder } from "kysely"
import type { Migration } from "kysely/migration"

/**
 * What a migration consists of. Steps run in their order, each once: a migration that was killed goes on behind the
 * last step that ended. Names are unique within a migration.
 */
export type Step =
  /** In one transaction, which gives up a lock that it does not get at once, and tries again. */
  | { readonly kind: "transaction"; readonly name: string; readonly statements: readonly RawBuilder<unknown>[] }
  /** For rows that are many: the statement changes some of them. It runs until it changes none, each time by itself. */
  | { readonly kind: "batches"; readonly name: string; readonly statement: RawBuilder<unknown> }
  /** `create index concurrently` on a table that is there already. `name` is the index's. */
  | { readonly kind: "index"; readonly name: string; readonly statement: RawBuilder<unknown> }
  /** For what no statement says. It opens transactions of its own, short ones, and may be run again from its start. */
  | { readonly kind: "function"; readonly name: string; run(db: Kysely<unknown>): Promise<void> }

/** A migration is its steps, or one function that is all of it, in one transaction. */
export type SteppedMigration = { readonly steps: readonly Step[] }
export type AnyMigration = Migration | SteppedMigration
