import { type Kysely, sql } from "kysely"

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
