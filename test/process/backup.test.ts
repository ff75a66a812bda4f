import { execFileSync } from "node:child_process"
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { userInfo } from "node:os"
import { join } from "node:path"
import t, { type Test } from "tap"
import { restoreBackup } from "../../src/embedded/backup/restore-backup.ts"
import { writeBackup } from "../../src/embedded/backup/write-backup.ts"
import { takeLock } from "../../src/embedded/server/lock.ts"
import { listAll } from "../faults/ask.ts"
import { printPair } from "../faults/check-ledger.ts"
import type { Body } from "../support/app.ts"
import { expectConflicts, makeStatements } from "../support/claim-oracle.ts"
import {
  call,
  type Ending,
  listMembers,
  makeDataFolder,
  type Program,
  readClusterName,
  readServerPid,
  runProgram,
  type Service,
  startService,
  until,
} from "../support/service.ts"

const WRITERS = 4
const CLAIMS_BETWEEN = 12
const SUBJECT = { name: "a service that is backed up", unit: "1", measure: "stock" }

/** One service for the file: to make a database takes seconds. Each test finds what the one before left behind. */
const folder = makeDataFolder(t)
const backups = makeDataFolder(t)
const backup = join(backups, "backup.tar.zst")
/** A copy of the key, for restores into other folders. Not beside the backups, which tests list. */
const keyFile = join(makeDataFolder(t), "copy.key")
const log = () => {}
const { signal } = new AbortController()

t.test("a backup of a service that takes claims has every claim that was acknowledged before, whole", async (t) => {
  const service = await startService(t, { DATA_DIR: folder })
  const acknowledged: Body[] = []
  let goesOn = true
  const writing = write(service, acknowledged, () => goesOn)
  await until(() => acknowledged.length >= CLAIMS_BETWEEN)
  const before = acknowledged.map(({ id }) => id)
  const { code, output } = await run(t, "commands/backup.ts", backup)
  t.equal(code, 0, output)
  const audited = await call(service.address, "GET", "/v1/audit?operation=backup")
  t.match(audited.body.items, [
    { actor: `npm run backup as ${userInfo().username}`, path: "npm run backup", key: null },
  ])
  const during = acknowledged.length - before.length
  t.ok(during > 0, `${during} claims were acknowledged while the backup was made`)
  await until(() => acknowledged.length >= before.length + during + CLAIMS_BETWEEN)
  goesOn = false
  await writing
  t.equal(statSync(backup).mode & 0o777, 0o600, "only its owner may read it")
  t.same(readdirSync(backups), ["backup.tar.zst"])

  service.kill("SIGKILL")
  await service.exited
  process.kill(readServerPid(folder), "SIGKILL")
  renameSync(join(folder, "postgresql"), join(backups, "lost"))
  t.match(readdirSync(folder), ["backup.key"], "the key lies beside the data")
  copyFileSync(join(folder, "backup.key"), keyFile)
  const restored = await run(t, "commands/restore.ts", backup)
  t.equal(restored.code, 0, restored.output)
  const [, claims] = /: (\d+) claims and \d+ conflicts\. The latest claim is /.exec(restored.output) ?? []

  const again = await startService(t, { DATA_DIR: folder })
  t.match(
    (await call(again.address, "GET", "/v1/audit?operation=restore")).body.items,
    [{ actor: `npm run restore as ${userInfo().username}`, path: "npm run restore", address: null }],
    "the restored data say who restored them",
  )
  const stored = await listAll(again.address, "/v1/claims?limit=200")
  t.equal(stored.length, Number(claims), "the number that was reported")
  const known = new Map(acknowledged.map((claim) => [claim.id, claim]))
  const ids = new Set(stored.map(({ id }) => id))
  t.same(
    before.filter((id) => !ids.has(id)),
    [],
    `all of ${before.length} claims that were acknowledged before the backup are there`,
  )
  t.same(
    stored,
    stored.map(({ id }) => known.get(id)),
    `and each of the ${stored.length} is as it was answered`,
  )
  await checkConflicts(t, again, stored)
  const more: Body[] = []
  await write(again, more, () => more.length < 10)
  await checkConflicts(t, again, await listAll(again.address, "/v1/claims?limit=200"))
})

t.test("a backup that cannot be brought to its end leaves no file", async (t) => {
  const file = join(backups, "broken.tar.zst")
  const cutOff = startRun(t, "commands/backup.ts", file)
  await until(() => existsSync(`${file}.partial`))
  cutOff.kill("SIGTERM")
  t.equal((await cutOff.exited).code, 1, "ended by a signal")
  const small = mountSmall(t)
  if (small === null) t.comment("a full disk is left out: a small file system takes root on Linux")
  const full = small === null ? null : await run(t, "commands/backup.ts", join(small, "full.tar.zst"))
  if (full !== null) {
    t.match(full, { code: 1, output: /^No space is left on the disk/ })
    t.same(readdirSync(small ?? ""), [])
  }
  const lost = startRun(t, "commands/backup.ts", file)
  await until(() => existsSync(`${file}.partial`) && statSync(`${file}.partial`).size > 0)
  process.kill(readServerPid(folder), "SIGKILL")
  t.match(await lost.exited, { code: 1, output: /the database ended while its data were copied/ })
  t.same(readdirSync(backups).sort(), ["backup.tar.zst", "lost"])
})

t.test("what a backup or a restore cannot do is refused in words, and nothing is touched", async (t) => {
  const empty = makeDataFolder(t)
  const none = join(backups, "none.tar.zst")
  const backUp = (dataDir: string, file: string) => writeBackup({ dataDir, file, log, signal })
  const restore = (dataDir: string, file: string) => restoreBackup({ dataDir, file, keyFile, log, signal })
  const refused: readonly (readonly [() => Promise<unknown>, RegExp])[] = [
    [() => backUp(folder, backup), /backup\.tar\.zst is there already/],
    [() => backUp(empty, none), /holds no data of the service/],
    [() => backUp(folder, join(backups, "no/folder")), /the folder .*no is not there/],
    [() => backUp(folder, join(backup, "below")), /the folder .*backup\.tar\.zst is not there/],
    [() => restore(folder, backup), /is not empty/],
    [() => restore(backups, backup), /is not empty/],
    [() => restore(empty, join(backups, "not there")), /not there is not there/],
  ]
  for (const [tried, message] of refused) await t.rejects(tried(), { reason: "call", message }, String(message))
  const url = { DATABASE_URL: "postgres://a@127.0.0.1/b" }
  const called = [
    [runProgram(t, "commands/backup.ts", url, [none]), 2, /^DATABASE_URL is set.* pg_dump/],
    [runProgram(t, "commands/restore.ts", url, [backup]), 2, /^DATABASE_URL is set.* pg_restore/],
    [runProgram(t, "commands/backup.ts", {}), 2, /^Name one file/],
    [
      runProgram(t, "commands/backup.ts", { DATA_DIR: folder }, ["--print-key", none]),
      2,
      /^--print-key makes no backup/,
    ],
    [runProgram(t, "commands/backup.ts", { DATA_DIR: folder }, ["--print-key"]), 0, /^cckb_[\w-]{43}\n$/],
    [runProgram(t, "commands/backup.ts", { DATA_DIR: empty }, ["--print-key"]), 2, /holds no data of the service/],
    [runProgram(t, "commands/restore.ts", { DATA_DIR: empty }, [backup]), 2, /holds no backup\.key/],
    [runProgram(t, "commands/restore.ts", { DATA_DIR: empty }, ["--key=", backup]), 2, /^--key names a file/],
    [
      runProgram(t, "commands/restore.ts", { DATA_DIR: empty }, ["--key", backup, backup]),
      2,
      /holds no key of backups/,
    ],
    [
      runProgram(t, "commands/restore.ts", { DATA_DIR: empty }, ["--key", none, backup]),
      2,
      /none\.tar\.zst is not there/,
    ],
    [runProgram(t, "commands/restore.ts", {}, ["--wrong"]), 2, /^Unknown option '--wrong'/],
    [runProgram(t, "commands/restore.ts", {}, ["--help"]), 0, /^npm run restore -- FILE/],
    [
      startRun(t, "commands/restore.ts", join(folder, "postgresql/password"), empty),
      3,
      /is not a backup of Countercheck/,
    ],
  ] as const
  for (const [program, code, output] of called) t.match(await program.exited, { code, output }, String(output))
  t.same([readdirSync(empty), readdirSync(backups).sort()], [[], ["backup.tar.zst", "lost"]])
})

t.test("a refused restore ends with its exit code and one sentence, without a stack", async (t) => {
  const [full, locked, plainFile] = [makeDataFolder(t), makeDataFolder(t), join(backups, "plain")]
  writeFileSync(join(full, "something"), "")
  writeFileSync(plainFile, "")
  const lock = takeLock(locked)
  const damaged = join(backups, "damaged.tar.zst")
  const whole = readFileSync(backup)
  writeFileSync(damaged, changeByte(whole, whole.length - 1))
  const target = join(backups, "target")
  const refused = [
    [backup, full, 2, /is not empty\. Move away/],
    [backup, plainFile, 2, /plain is not a folder/],
    [backup, join(plainFile, "below"), 2, /plain is not a folder/],
    [backup, locked, 2, /is in use by another process/],
    [join(backups, "none"), target, 2, /none is not there/],
    [join(plainFile, "below"), target, 2, /below is not there/],
    [backups, target, 3, /is not a file/],
    [plainFile, target, 3, /it is not a backup of Countercheck/],
    [damaged, target, 3, /the seal of the chunk at byte \d+ does not fit/],
  ] as const
  for (const [file, dataDir, code, message] of refused) {
    const ended = await run(t, "commands/restore.ts", file, dataDir)
    t.match(ended, { code, output: message }, `${code} ${message}`)
    t.equal(ended.output.trim().split("\n").length, 1, ended.output)
  }
  lock.release()
  t.same([readdirSync(full), readdirSync(locked), existsSync(target)], [["something"], [], false])
  for (const file of [plainFile, damaged]) rmSync(file)
})

t.test("a restore that a signal ends says so in one sentence and leaves nothing", async (t) => {
  const target = join(backups, "stopped")
  const stopped = startRun(t, "commands/restore.ts", backup, target)
  await until(() => existsSync(target) && readdirSync(target).some((name) => name.startsWith("postgresql.new-")))
  stopped.kill("SIGTERM")
  t.match(await stopped.exited, { code: 1, output: /^Stopped by SIGTERM, and what was begun is removed\n$/ })
  t.notOk(existsSync(target))
})

t.test("a restore that is killed leaves nothing that a service would take, and can be made again", async (t) => {
  const target = makeDataFolder(t)
  for (const moment of [/^postgresql\.new-/, /^lock$/]) {
    const killed = startRun(t, "commands/restore.ts", backup, target)
    await until(() => readdirSync(target).some((name) => moment.test(name)))
    killed.kill("SIGKILL")
    t.equal((await killed.exited).signal, "SIGKILL")
    t.notOk(existsSync(join(target, "postgresql")), `killed at ${moment}`)
  }
  const again = await run(t, "commands/restore.ts", backup, target)
  t.match(again, { code: 0, output: /^Restored .*: \d+ claims/ })
  const names = ["backup.key", "postgresql"]
  t.same(readdirSync(target).sort(), names, "what the killed ones left is removed")
  t.same(readFileSync(join(target, "backup.key")), readFileSync(keyFile), "the data keep their key")
  t.equal(statSync(join(target, "backup.key")).mode & 0o777, 0o600)
  t.match(await run(t, "commands/restore.ts", backup, target), { code: 2, output: /is not empty/ })
  t.same(readdirSync(target).sort(), names, "a restore over data leaves them")
})

t.test("a service that does not run is backed up too, and no process is left", async (t) => {
  const name = readClusterName(folder)
  t.same(listMembers(name), [])
  const { code, output } = await run(t, "commands/backup.ts", join(backups, "stopped.tar.zst"))
  t.equal(code, 0, output)
  t.same(listMembers(name), [])
  t.notOk(existsSync(join(folder, "lock")))
})

/** A restore into another folder than that of the service needs the key named. */
function startRun(t: Test, program: string, file: string, dataDir = folder): Program {
  const key = dataDir === folder ? [] : ["--key", keyFile]
  return runProgram(t, program, { DATA_DIR: dataDir }, [...key, file])
}

function run(t: Test, program: string, file: string, dataDir = folder): Promise<Ending> {
  return startRun(t, program, file, dataDir).exited
}

const waiting = makeStatements(11, 2_000).map((said, n) => ({ ...said, subject: SUBJECT, externalId: `backup ${n}` }))

/** Several writers, each of which files one claim after the other. */
async function write({ address }: Service, acknowledged: Body[], goesOn: () => boolean): Promise<void> {
  const one = async () => {
    while (goesOn()) {
      const { status, body } = await call(address, "POST", "/v1/claims", waiting.shift())
      if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
      acknowledged.push(body.claim)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, one))
}

/** What is open is what the oracle works out from the claims that are there. */
async function checkConflicts(t: Test, { address }: Service, claims: readonly Body[]): Promise<void> {
  const expected = expectConflicts(claims, { measure: "stock" })
  const open = await listAll(address, "/v1/conflicts?status=open&limit=200")
  t.same(open.map(printPair).sort(), expected.open, `the ${expected.open.length} open conflicts and tensions`)
  const revisions = await listAll(address, "/v1/conflicts?verdict=revision&limit=200")
  t.same(revisions.map(printPair).sort(), expected.revisions, `the ${expected.revisions.length} revisions`)
}

/** A file system that is too small for a backup; null where none can be mounted. */
function mountSmall(t: Test): string | null {
  const mounted = makeDataFolder(t)
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m,mode=755", "tmpfs", mounted], { stdio: "pipe" })
  } catch {
    return null
  }
  t.teardown(() => execFileSync("umount", [mounted], { stdio: "pipe" }))
  return mounted
}

function changeByte(content: Buffer, offset: number): Buffer {
  const changed = Buffer.from(content)
  changed.writeUInt8(content.readUInt8(offset) ^ 1, offset)
  return changed
}
