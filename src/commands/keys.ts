import { parseArgs } from "node:util"
import { ConfigError, readConfig } from "../config.ts"
import { reachServer } from "../embedded/server/reach-server.ts"
import { keepAudit } from "../operations/access/audit.ts"
import { createKey, revokeKey, rotateKey } from "../operations/access/keys.ts"
import { isScope, SCOPES } from "../operations/access/scopes.ts"
import type { Occasion } from "../operations/requests/occasion.ts"
import { Refused } from "../operations/requests/refusals.ts"
import { type KeyRow, listAccessKeys } from "../store/access/keys.ts"
import { type Db, openStore } from "../store/connection/connect.ts"
import { inTransaction, type Trx } from "../store/connection/transaction.ts"
import { waitForDatabase } from "../store/connection/wait-for-database.ts"
import { migrateDatabase } from "../store/migrating/migrate.ts"
import { auditedCommand } from "./command-audit.ts"

const HELP = `npm run keys -- create --name NAME --scope SCOPE[,SCOPE…] [--expires TIME] [--rate COST]
npm run keys -- list
npm run keys -- rotate ID
npm run keys -- revoke ID

Keys are what programs send as "Authorization: Bearer". Scopes: ${SCOPES.join(", ")}.
This works on the database by itself, whether the service runs or not; DATA_DIR and DATABASE_URL are those of the service.

create   prints the new key, once. Give it to the program, and keep it nowhere else. With the first key the service is
         open no more: from then on every request needs one.
list     prints the keys, without themselves, newest first.
rotate   prints a new key with the same name, scopes and end. The old one is taken for another day.
revoke   ends a key. Services that run refuse it within a second.

NAME is what the history shows, such as CMS. TIME is RFC 3339, such as 2027-01-01T00:00:00Z; without it the key has no
end. ID is the eight characters behind "cck_". COST is what its requests may cost a minute, most of them 1; without it
RATE_LIMIT holds.

Ends with 0 when it is done, 2 when the call is wrong, 1 when something failed.
`

const COMMAND = "npm run keys"
const FAILED = 1
const WRONG_CALL = 2
/** Keys that are read at a time. */
const PAGE = 200

class WrongCall extends Error {}

type Flags = {
  readonly name?: string
  readonly scope?: string
  readonly expires?: string
  readonly rate?: string
  readonly help?: boolean
}

/** What is done with the database, and the text that is printed afterwards. */
type Deed = (db: Db) => Promise<string>

try {
  const { flags, words } = readCall()
  process.stdout.write(flags.help === true || words.length === 0 ? HELP : await carryOut(chooseDeed(words, flags)))
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  const isCall = error instanceof WrongCall || error instanceof ConfigError || error instanceof Refused
  process.exitCode = isCall ? WRONG_CALL : FAILED
}

function readCall(): { flags: Flags; words: readonly string[] } {
  const text = { type: "string" } as const
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { name: text, scope: text, expires: text, rate: text, help: { type: "boolean", short: "h" } },
    })
    return { flags: values, words: positionals }
  } catch (error) {
    throw new WrongCall(`${(error as Error).message}\n\n${HELP}`)
  }
}

function chooseDeed([verb = "", id, ...more]: readonly string[], flags: Flags): Deed {
  if (verb === "create" && id === undefined) return create(flags)
  if (verb === "list" && id === undefined) return printList
  if (more.length > 0 || id === undefined) throw new WrongCall(`This is no call of npm run keys.\n\n${HELP}`)
  if (verb === "rotate")
    return change({ line: `rotate ${id}`, operation: "rotateKey", status: 201 }, async (trx, occasion) => {
      return `${(await rotateKey(trx, id, occasion)).key}\n`
    })
  if (verb === "revoke")
    return change({ line: `revoke ${id}`, operation: "revokeKey", status: 200 }, async (trx, occasion) => {
      return revokeKey(trx, id, occasion).then(() => `The key ${id} is revoked.\n`)
    })
  throw new WrongCall(`There is no "${verb}"; expected create, list, rotate or revoke.\n\n${HELP}`)
}

function create({ name = "", scope = "", expires, rate }: Flags): Deed {
  const scopes = scope.split(/[,\s]+/).filter((one) => one !== "")
  const unknown = scopes.filter((one) => !isScope(one))
  if (name.trim() === "") throw new WrongCall("Give the key a name: --name CMS")
  if (unknown.length > 0) throw new WrongCall(`"${unknown.join('", "')}" is no scope; expected ${SCOPES.join(", ")}`)
  if (scopes.length === 0) throw new WrongCall(`Say what the key may do: --scope file. Scopes: ${SCOPES.join(", ")}`)
  const input = { name, scopes: scopes.filter(isScope), expiresAt: expires, rate: readRate(rate) }
  return change({ line: "create", operation: "createKey", status: 201 }, async (trx, occasion) => {
    return `${(await createKey(trx, input, occasion)).key}\n`
  })
}

/** As POST /v1/keys takes it. */
function readRate(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const rate = Number(text)
  if (/^\d+$/.test(text) && rate >= 1 && rate <= 1_000_000) return rate
  throw new WrongCall(`"${text}" is no rate; expected a whole number from 1 to 1000000`)
}

/** The operation and the status are those of the request that would do the same. */
type Kept = { readonly line: string; readonly operation: string; readonly status: number }

/** The row of the audit is there if, and only if, the change was made. */
function change({ line, operation, status }: Kept, work: (trx: Trx, occasion: Occasion) => Promise<string>): Deed {
  const audited = auditedCommand({ command: COMMAND, line: `${COMMAND} -- ${line}`, operation })
  return (db) =>
    inTransaction(db, "keys", async (trx) => {
      const now = new Date().toISOString()
      const told = await work(trx, { now, actor: audited.actor })
      await keepAudit(trx, [{ audited, status }], now)
      return told
    })
}

async function printList(db: Db): Promise<string> {
  const lines: string[] = []
  let rows: readonly KeyRow[] = []
  do {
    rows = await listAccessKeys(db, { limit: PAGE, before: rows.at(-1) })
    lines.push(...rows.map(printKey))
  } while (rows.length === PAGE)
  return lines.length === 0 ? "There is no key.\n" : `${lines.join("\n")}\n`
}

function printKey({
  id,
  name,
  scopes,
  created_at,
  last_used_at,
  expires_at,
  revoked_at,
  replaced_by,
  rate,
}: KeyRow): string {
  const parts = [
    `made ${created_at}`,
    last_used_at === null ? "never used" : `last used ${last_used_at}`,
    ...(expires_at === null ? [] : [`expires ${expires_at}`]),
    ...(rate === null ? [] : [`rate ${rate} a minute`]),
    ...(revoked_at === null ? [] : [`revoked ${revoked_at}`]),
    ...(replaced_by === null ? [] : [`replaced by ${replaced_by}`]),
  ]
  return `${id}  ${name}  [${scopes.join(", ")}]  ${parts.join(", ")}`
}

async function carryOut(deed: Deed): Promise<string> {
  const { databaseUrl, dataDir } = readConfig()
  const tell = (message: string) => void process.stderr.write(`${message}\n`)
  const server =
    databaseUrl === null ? await reachServer(dataDir, (level, text) => level !== "info" && tell(text)) : null
  try {
    const url = databaseUrl ?? server?.url ?? ""
    await waitForDatabase(url, tell)
    await migrateDatabase(url)
    const store = openStore({ url, poolSize: 2, statementTimeout: 10_000 })
    return await deed(store.db).finally(store.close)
  } finally {
    await server?.stop()
  }
}
