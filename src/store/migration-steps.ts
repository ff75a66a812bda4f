import { type Kysely, type RawBuilder, sql } from "kysely"
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

/** Steps that ended. The one of a plain migration is called "up". */
const STEPS = sql.table("migration_steps")

/** Two services never come here at once: both hold the lock of all migrations. */
export async function prepareSteps(db: Kysely<unknown>): Promise<void> {
  await sql`create table if not exists ${STEPS} (
    migration text not null,
    step text not null,
    ended_at timestamptz not null default now(),
    primary key (migration, step)
  )`.execute(db)
}

export async function hasEnded(db: Kysely<unknown>, migration: string, step: string): Promise<boolean> {
  const { rows } = await sql`select from ${STEPS} where migration = ${migration} and step = ${step}`.execute(db)
  return rows.length > 0
}

export async function markEnded(db: Kysely<unknown>, migration: string, step: string): Promise<void> {
  await sql`insert into ${STEPS} (migration, step) values (${migration}, ${step})`.execute(db)
}
