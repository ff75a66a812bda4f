import pg from "pg"

/** Counts of the service's database. Zeros and null where its tables have not been made. */
export type StoredClaims = {
  readonly claims: number
  readonly conflicts: number
  /** `recordedAt` is RFC 3339. */
  readonly latest: { readonly id: string; readonly recordedAt: string } | null
}

const NOTHING: StoredClaims = { claims: 0, conflicts: 0, latest: null }
const CONNECT_TIMEOUT = 5_000
/** Milliseconds. Counting reads every claim, so it takes long on a large database. */
const QUERY_TIMEOUT = 600_000

export async function countStoredClaims(url: string): Promise<StoredClaims> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: QUERY_TIMEOUT,
  })
  client.on("error", () => {}) // A lost connection also fails the statement, and that failure is the one we report.
  try {
    await client.connect()
    const { rowCount } = await client.query("select where to_regclass('claims') is not null")
    return rowCount === 0 ? NOTHING : await countAll(client)
  } finally {
    await client.end()
  }
}

/** An id begins with the time at which it was made, so the highest id is the latest claim. */
async function countAll(client: pg.Client): Promise<StoredClaims> {
  const { rows } = await client.query(
    "select (select count(*)::int from claims) as claims, (select count(*)::int from conflicts) as conflicts",
  )
  const { rows: last } = await client.query("select id, recorded_at from claims order by id desc limit 1")
  const latest = last[0] === undefined ? null : { id: last[0].id, recordedAt: last[0].recorded_at.toISOString() }
  return { claims: rows[0].claims, conflicts: rows[0].conflicts, latest }
}
