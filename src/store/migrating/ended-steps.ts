import { type Kysely, sql } from "kysely"

/** The steps of migrations that have ended. The only step of a plain migration is called "up". */
const STEPS = sql.table("migration_steps")

/** Makes the table. Two services never do so at once, since each holds the lock of all migrations. */
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
