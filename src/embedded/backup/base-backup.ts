import type pg from "pg"
import type { Origin } from "./header.ts"

/** What completes the copy. `walFiles` are the names of the files of the write-ahead log that recovery needs. */
export type Ending = { readonly label: string; readonly walFiles: readonly string[] }

/**
 * After this the server writes whole pages and keeps the write-ahead log until `client` disconnects. Returns the
 * position in that log from which the backup needs it, such as "0/3000028".
 */
export async function startBaseBackup(client: pg.Client): Promise<string> {
  const slot = `countercheck_backup_${process.pid}`
  await client.query("select pg_create_physical_replication_slot($1, immediately_reserve => true, temporary => true)", [
    slot,
  ])
  const { rows } = await client.query("select pg_backup_start('countercheck', fast => true) as lsn")
  return rows[0].lsn
}

/** Ends the backup on the server and returns what makes the copy whole: the label, and the log since the start. */
export async function stopBaseBackup(client: pg.Client, start: string): Promise<Ending> {
  const { rows } = await client.query(
    "select lsn, labelfile, spcmapfile from pg_backup_stop(wait_for_archive => false)",
  )
  const { lsn, labelfile, spcmapfile } = rows[0]
  if (spcmapfile !== "") throw new Error("the server has tablespaces, which are not backed up")
  return { label: labelfile, walFiles: await listWalFiles(client, start, lsn) }
}

/** `stop` is the position after the last byte. It may be the first of a file that is not needed, hence the minus one. */
async function listWalFiles(client: pg.Client, start: string, stop: string): Promise<string[]> {
  const { rows } = await client.query(
    `select pg_walfile_name('0/0'::pg_lsn + n * size + 1) as name
     from (select pg_size_bytes(current_setting('wal_segment_size')) as size) s,
       generate_series(div($1::pg_lsn - '0/0', size), div($2::pg_lsn - '0/0' - 1, size)) n order by n`,
    [start, stop],
  )
  return rows.map(({ name }) => name)
}

export async function describeServer(client: pg.Client): Promise<Origin> {
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int as version, catalog_version_no as catalog, now() as now
     from pg_control_system()`,
  )
  const { version, catalog, now } = rows[0]
  const major = Math.floor(version / 10_000)
  return {
    madeAt: now.toISOString(),
    postgresql: `${major}.${version % 10_000}`,
    major,
    catalog,
    migrations: await listMigrations(client),
  }
}

/** Empty when the first start of the service ended before it migrated. */
async function listMigrations(client: pg.Client): Promise<string[]> {
  const { rowCount } = await client.query("select where to_regclass('kysely_migration') is not null")
  if (rowCount === 0) return []
  const { rows } = await client.query("select name from kysely_migration order by name")
  return rows.map(({ name }) => name)
}
