import { existsSync, mkdtempSync, readFileSync, statSync } from "node:fs"
import { tmpdir, userInfo } from "node:os"
import { join } from "node:path"
import t from "tap"
import { cloneDatabase } from "../support/database.ts"
import { heard } from "../support/heard.ts"
import { call, makeDataFolder, runProgram, startService, until } from "../support/service.ts"

const COMMAND = "commands/keys.ts"

t.test("npm run keys works beside the service, which hears of it within a second", async (t) => {
  const { url } = await cloneDatabase(t)
  const env = { DATABASE_URL: url, LOG_LEVEL: "info" }
  const [one, other] = [await startService(t, env), await startService(t, env)]
  const run = async (...args: string[]) => runProgram(t, COMMAND, env, args).exited
  const ask = async ({ address }: { address: string }, key?: string) =>
    (await fetch(`${address}/v1/me`, { headers: key === undefined ? {} : { authorization: `Bearer ${key}` } })).status
  t.equal(await ask(one), 200, "open")
  t.match(await run("list"), { code: 0, output: "There is no key.\n" })
  const made = await run("create", "--name", "CMS", "--scope", "file,check")
  const key = made.output.trim()
  t.match(key, /^cck_[0-9A-Za-z]{8}_[0-9A-Za-z]{36}$/)
  for (const service of [one, other]) await heard(t, () => ask(service), 401, performance.now())
  t.same([await ask(one, key), await ask(other, key)], [200, 200])
  const id = key.slice(4, 12)
  const owner = (await run("create", "--name", "Owner", "--scope", "admin")).output.trim()
  t.match((await run("list")).output, new RegExp(`^${id} {2}CMS {2}\\[check, file\\] {2}made 20.*`, "m"))
  const next = (await run("rotate", id)).output.trim()
  t.same([await ask(one, next), await ask(one, key)], [200, 200], "for a day both are taken")
  let isOver = false
  const revoking = run("revoke", next.slice(4, 12)).finally(() => {
    isOver = true
  })
  while (!isOver) await Promise.all([one, other].map((service) => ask(service, next)))
  const revoked = performance.now()
  await Promise.all([one, other].map((service) => heard(t, () => ask(service, next), 401, revoked)))
  t.match(await revoking, { code: 0, output: /is revoked/ })
  const path = `/v1/audit?actor=${encodeURIComponent(`npm run keys as ${userInfo().username}`)}`
  const audit = await call(one.address, "GET", path, undefined, { authorization: `Bearer ${owner}` })
  t.match(audit.body.items, [
    { operation: "revokeKey", path: `npm run keys -- revoke ${next.slice(4, 12)}`, status: 200 },
    { operation: "rotateKey", path: `npm run keys -- rotate ${id}`, status: 201 },
    { operation: "createKey", path: "npm run keys -- create", status: 201 },
    { operation: "createKey", path: "npm run keys -- create", status: 201, address: null, key: null },
  ])
  t.equal(audit.body.items.length, 4, "to list them is no change")
})

t.test("what npm run keys refuses", async (t) => {
  const { url } = await cloneDatabase(t)
  const cases: [string[], number, RegExp][] = [
    [["create", "--name", "CMS"], 2, /^Say what the key may do/],
    [["create", "--scope", "file"], 2, /^Give the key a name/],
    [["create", "--name", "CMS", "--scope", "all"], 2, /^"all" is no scope; expected read, check/],
    [["create", "--name", "CMS", "--scope", "file", "--expires", "soon"], 2, /"soon" is not a time/],
    [["revoke"], 2, /^This is no call/],
    [["destroy", "00000000"], 2, /^There is no "destroy"/],
    [["revoke", "00000000"], 2, /^There is no key with the id 00000000/],
    [["--wrong"], 2, /^Unknown option '--wrong'/],
    [["--help"], 0, /^npm run keys -- create/],
  ]
  for (const [args, code, output] of cases)
    t.match(await runProgram(t, COMMAND, { DATABASE_URL: url }, args).exited, { code, output }, args.join(" "))
})

t.test("OWNER_KEY_FILE: made where it is missing, taken where it is there", async (t) => {
  const { url } = await cloneDatabase(t)
  const file = join(mkdtempSync(join(tmpdir(), "countercheck-test-")), "owner.key")
  const env = { DATABASE_URL: url, LOG_LEVEL: "info", OWNER_KEY_FILE: file }
  const first = await startService(t, env)
  const key = readFileSync(file, "utf8").trim()
  t.equal(statSync(file).mode & 0o777, 0o600)
  const me = await fetch(`${first.address}/v1/me`, { headers: { authorization: `Bearer ${key}` } })
  t.match(await me.json(), {
    kind: "key",
    name: "owner",
    scopes: ["read", "check", "file", "review", "curate", "rules", "webhooks", "admin"],
  })
  t.equal((await fetch(`${first.address}/v1/me`)).status, 401)
  t.notMatch(first.output(), new RegExp(key), "the log does not show it")
  const second = await startService(t, env)
  t.equal((await fetch(`${second.address}/v1/me`, { headers: { authorization: `Bearer ${key}` } })).status, 200)
})

t.test("npm run keys during the very first start of a data folder waits for it", async (t) => {
  const folder = makeDataFolder(t)
  const env = { DATA_DIR: folder, LOG_LEVEL: "info" }
  const starting = startService(t, env)
  await until(() => existsSync(join(folder, "lock")))
  t.notOk(existsSync(join(folder, "postgresql")), "the data are not made yet")
  const made = await runProgram(t, COMMAND, env, ["create", "--name", "CMS", "--scope", "read"]).exited
  t.match(made, { code: 0, output: /^cck_\S+\n$/ })
  const { address } = await starting
  await until(async () => (await fetch(`${address}/v1/me`)).status === 401)
})
