import pg from "pg"

/** What a restored database holds. Zeros and null where the tables of the service have not been made. */
export type StoredClaims = {
  /** Settings of roles and databases that were removed, such as "work_mem=8MB". */
  readonly removedSettings: readonly string[]
  readonly claims: number
  readonly conflicts: number
  /** `recordedAt` is RFC 3339. */
  readonly latest: { readonly id: string; readonly recordedAt: string } | null
}

const NOTHING: Omit<StoredClaims, "removedSettings"> = { claims: 0, conflicts: 0, latest: null }
const CONNECT_TIMEOUT = 5_000
/** Milliseconds. Counting reads every claim, so it takes long on a large database. */
const QUERY_TIMEOUT = 600_000

/**
 * Settings of the connection outrank those that the database gives its roles and itself. So neither a library nor a
 * trigger that the database names runs when we connect.
 */
const GUARD = "-c session_preload_libraries= -c local_preload_libraries= -c event_triggers=off -c search_path=public"

/** The address of a restored database, for connections that run nothing of its own. */
export function guarded(url: string): string {
  return `${url}?options=${encodeURIComponent(GUARD)}`
}

/**
 * Counts what a restored database holds, at a guarded address, after it has removed what the database itself would set for its connections:
 * those settings outrank ours on the server's command line.
 */
export async function inspectRestored(url: string): Promise<StoredClaims> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: QUERY_TIMEOUT,
  })
  client.on("error", () => {}) // A lost connection also fails the statement, and that failure is the one we report.
  try {
    await client.connect()
    const { rows } = await client.query("delete from pg_catalog.pg_db_role_setting returning setconfig")
    const removedSettings = rows.flatMap(({ setconfig }) => setconfig ?? [])
    const { rowCount } = await client.query("select where to_regclass('claims') is not null")
    return { removedSettings, ...(rowCount === 0 ? NOTHING : await countAll(client)) }
  } finally {
    await client.end()
  }
}

/** An id begins with the time at which it was made, so the highest id is the latest claim. */
async function countAll(client: pg.Client): Promise<typeof NOTHING> {
  const { rows } = await client.query(
    "select (select count(*)::int from claims) as claims, (select count(*)::int from conflicts) as conflicts",
  )
  const { rows: last } = await client.query("select id, recorded_at from claims order by id desc limit 1")
  const latest = last[0] === undefined ? null : { id: last[0].id, recordedAt: last[0].recorded_at.toISOString() }
  return { claims: rows[0].claims, conflicts: rows[0].conflicts, latest }
}
