import { type Selectable, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { PeopleTable } from "./access-tables.ts"

export type PersonRow = Selectable<PeopleTable>

export async function insertPerson(trx: Trx, row: Omit<PersonRow, "disabled_at" | "version">): Promise<void> {
  await trx
    .insertInto("people")
    .values({ ...row, disabled_at: null })
    .execute()
}

export async function findPerson(db: Db, id: string): Promise<PersonRow | undefined> {
  return db.selectFrom("people").selectAll().where("id", "=", id).executeTakeFirst()
}

/** As `findPerson`; other transactions that change the account wait. */
export async function lockPerson(trx: Trx, id: string): Promise<PersonRow | undefined> {
  return trx.selectFrom("people").selectAll().where("id", "=", id).forUpdate().executeTakeFirst()
}

/** The account that came from the newsroom's own login; other transactions that change it wait. */
export async function lockPersonOfLogin(trx: Trx, issuer: string, subject: string): Promise<PersonRow | undefined> {
  return trx
    .selectFrom("people")
    .selectAll()
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .forUpdate()
    .executeTakeFirst()
}

/** Newest first. */
export async function listPeople(
  db: Db,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<readonly PersonRow[]> {
  let query = db.selectFrom("people").selectAll().orderBy("id", "desc").limit(limit)
  if (before !== undefined) query = query.where("id", "<", before)
  return query.execute()
}

/** Owners whose account is not disabled; those that change accounts at the same time wait. */
export async function lockOwners(trx: Trx): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from people where role = 'owner' and disabled_at is null order by id for update`.execute(trx)
  return rows.map(({ id }) => id)
}

export async function updatePerson(
  trx: Trx,
  id: string,
  values: Partial<Pick<PersonRow, "name" | "role" | "disabled_at">>,
): Promise<void> {
  await trx
    .updateTable("people")
    .set({ ...values, version: sql`version + 1` })
    .where("id", "=", id)
    .execute()
}

/** Whether somebody owns the service: an owner whose account is not disabled, or a key in force that may do what owners may. */
export async function isOwned(db: Db, at: string): Promise<boolean> {
  const { rows } = await sql<{ owned: boolean }>`
    select exists (select from people where role = 'owner' and disabled_at is null)
      or exists (
        select from access_keys
        where 'admin' = any(scopes) and coalesce(expires_at, 'infinity') > ${at}::timestamptz
          and coalesce(revoked_at, 'infinity') > ${at}::timestamptz
      ) as owned`.execute(db)
  return rows[0]?.owned ?? false
}
