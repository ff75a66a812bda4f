import { randomBytes } from "node:crypto"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { zstdCompressSync } from "node:zlib"
import t, { type Test } from "tap"
import type { BackupRefused } from "../../src/embedded/backup/backup-refused.ts"
import { restoreBackup } from "../../src/embedded/backup/restore-backup.ts"
import { readSealKey, type SealKey } from "../../src/embedded/backup/seal-key.ts"
import { HEAD_SIZE } from "../../src/embedded/backup/sealed-head.ts"
import { writeBackup } from "../../src/embedded/backup/write-backup.ts"
import { startEmbeddedServer } from "../../src/embedded/server/server.ts"
import { type Crafted, type CraftedEntry, takeApart, writeCrafted } from "../support/crafted-backup.ts"
import { query } from "../support/query.ts"
import { makeDataFolder } from "../support/service.ts"

const folder = makeDataFolder(t)
const files = makeDataFolder(t)
const keyFile = join(folder, "backup.key")
const real = join(files, "real")
const mark = join(files, "a program of the archive ran")
const { signal } = new AbortController()
const told: string[] = []
const log = (_level: string, message: string) => told.push(message)

/** The settings of the server that is backed up do what an attacker's would: run a program, and load a library. */
const EVIL_SETTINGS = `archive_mode = on
archive_command = 'touch "${mark}"'
restore_command = 'touch "${mark}"'
shared_preload_libraries = 'no_such_library'
`
/** A trigger on logins that runs a program, in every server but the one that is backed up. */
const EVIL_TRIGGER = `
  create function greet() returns event_trigger language plpgsql as $$ begin
    if current_setting('cluster_name') <> 'SOURCE' then
      execute 'copy (select 1) to program ''touch "${mark}"''';
      raise exception 'the trigger of the archive ran';
    end if;
  end $$;
  create event trigger greets on login execute function greet();
  alter event trigger greets enable always;
  alter role countercheck set event_triggers = on;
  alter database countercheck set session_preload_libraries = 'plpgsql';
`

let key: SealKey
/** All folders of the real backup, and the files without which there is no cluster. Fewer files are unpacked faster. */
let crafted: Crafted
/** A backup of several chunks. */
const several = join(files, "several")

t.before(async () => {
  const server = await startEmbeddedServer({ dataDir: folder, log, durable: false })
  const [{ name }] = await query(server.url, "select current_setting('cluster_name') as name")
  await query(server.url, EVIL_TRIGGER.replace("SOURCE", name))
  const data = join(server.folder, "postgresql/data")
  writeFileSync(join(data, "postgresql.auto.conf"), EVIL_SETTINGS)
  writeFileSync(join(data, "more.conf"), EVIL_SETTINGS)
  writeFileSync(join(data, "postgresql.conf"), `${readFileSync(join(data, "postgresql.conf"))}include 'more.conf'\n`)
  writeFileSync(join(data, "pg_hba.conf"), `host all all 127.0.0.1/32 scram-sha-256\nhost all all all trust\n`)
  await server.stop()
  await writeBackup({ dataDir: folder, file: real, log, signal })
  key = readSealKey(keyFile)
  const { header, entries } = await takeApart(real, key)
  t.same(
    entries.map(({ path }) => path).filter((path) => /conf$|signal$|manifest|tablespace|postmaster/.test(path)),
    [],
    "no file of settings is in the backup",
  )
  const needed = /^(password|data\/(PG_VERSION|backup_label|global\/pg_control))$/
  crafted = { header, entries: entries.filter(({ path, type }) => type === "Directory" || needed.test(path)) }
  const noise = [1, 2].map((n) => ({ path: `data/base/1/${n}`, content: randomBytes(5_000_000) }))
  await writeCrafted(several, { header, entries: [...crafted.entries, ...noise] }, key)
})

t.test("the data come back with settings of ours, and nothing of the source's settings runs", async (t) => {
  t.ok(told.includes("Left out, because no database has it: more.conf"), told.join("\n"))
  const dataDir = makeDataFolder(t)
  const { stored } = await restoreBackup({ dataDir, file: real, keyFile, log, signal })
  t.same([...stored.removedSettings].sort(), ["event_triggers=on", "session_preload_libraries=plpgsql"])
  const data = join(dataDir, "postgresql/data")
  t.equal(readFileSync(join(data, "postgresql.auto.conf"), "utf8"), "")
  t.match(readFileSync(join(data, "postgresql.conf"), "utf8"), /^# Written by npm run restore/)
  t.notMatch(readFileSync(join(data, "pg_hba.conf"), "utf8"), /trust/)
  const server = await startEmbeddedServer({ dataDir, log, durable: false })
  t.teardown(server.stop)
  const expected = { archive_mode: "off", archive_library: "", event_triggers: "off", session_preload_libraries: "" }
  for (const [name, value] of Object.entries(expected)) {
    t.same(await query(server.url, `select current_setting('${name}') as is`), [{ is: value }], name)
  }
  await t.rejects(query(server.url, "alter system set work_mem = '8MB'"), /ALTER SYSTEM is not allowed/)
  t.notOk(existsSync(mark), "no program ran")
})

t.test("no file in the data folder can make a server of ours run a program", async (t) => {
  const server = await startEmbeddedServer({ dataDir: folder, log, durable: false })
  t.teardown(server.stop)
  const settings = ["archive_mode", "restore_command", "shared_preload_libraries"]
  const rows = await query(
    server.url,
    `select name, setting from pg_settings where name in ('${settings.join("','")}')`,
  )
  t.same(Object.fromEntries(rows.map(({ name, setting }) => [name, setting])), {
    archive_mode: "off",
    restore_command: "",
    shared_preload_libraries: "",
  })
})

t.test("an archive with a right seal is refused where it holds anything but the files of a cluster", async (t) => {
  const text = Buffer.from("archive_mode = on\n")
  const file = (path: string): CraftedEntry => ({ path: `data/${path}`, content: text })
  const settings = ["postgresql.conf", "postgresql.auto.conf", "pg_hba.conf", "pg_ident.conf", "standby.signal"]
  const others = ["recovery.signal", "tablespace_map", "backup_manifest", "postmaster.pid", "base/1/evil.so"]
  const places = ["pg_wal/archive_status/x", "pg_tblspc/16384", "pg_wal/x", "base/../../lock", "./PG_VERSION2"]
  const added: readonly (readonly [CraftedEntry, RegExp])[] = [
    ...[...settings, ...others, ...places].map(
      (path) => [file(path), /is not a file that a database cluster has/] as const,
    ),
    [{ path: "server.log", content: text }, /"server\.log" is not a file/],
    [{ path: "backup.key", content: text }, /"backup\.key" is not a file/],
    [{ path: "../lock", content: text }, /"\.\.\/lock" is not a file/],
    [{ path: "/tmp/lock", content: text }, /"\/tmp\/lock" is not a file/],
    [{ path: "data/base/1/1\n2", content: text }, /is not a file/],
    [{ path: "data/base/99/1", content: text }, /comes before its folder "data\/base\/99"/],
    [{ path: "data/pg_tblspc/16384", type: "Directory" }, /is not a folder/],
    [{ path: "data/pg_wal/summaries/", type: "Directory" }, /is not a folder/],
    [{ path: "data/pg_tblspc/16384", type: "SymbolicLink", linkpath: "/etc" }, /is a SymbolicLink/],
    [{ path: "data/base/1/1", type: "Link", linkpath: "password" }, /is a Link/],
    [{ path: "data/base/1/1", type: "CharacterDevice" }, /is a CharacterDevice/],
    [{ path: "data/base/1/1", type: "BlockDevice" }, /is a BlockDevice/],
    [{ path: "data/base/1/1", type: "FIFO" }, /is a FIFO/],
    [{ path: "data/base/1/1", type: "ExtendedHeader", content: text }, /is a ExtendedHeader/],
    [{ path: "data/PG_VERSION", content: text }, /"data\/PG_VERSION" is in its archive twice/],
    [{ path: "data/base/", type: "Directory" }, /"data\/base" is in its archive twice/],
  ]
  for (const [entry, message] of added) {
    await refuses(
      t,
      { ...crafted, entries: [...crafted.entries, entry] },
      message,
      `${entry.type ?? "File"} ${entry.path}`,
    )
  }
  t.notOk(existsSync(mark))
})

t.test("an archive with a right seal is refused where it is not what its header says", async (t) => {
  const { entries, header } = crafted
  const without = (name: string) => ({ header, entries: entries.filter(({ path }) => path !== name) })
  const password = (content: string) => [
    ...without("password").entries,
    { path: "password", content: Buffer.from(content) },
  ]
  const toldSize = entries.reduce((sum, { content }) => sum + (content?.length ?? 0), 0)
  const zeros = { path: "data/base/1/999999", content: Buffer.alloc(20_000_000) }
  await refuses(t, { header, entries: [...entries, zeros] }, /unpacks to more/, "a bomb", toldSize)
  const few = { header, entries: entries.slice(0, -1) }
  await refuses(t, few, /unpacks to less than its header says/, "less than was told", toldSize)
  for (const name of ["data/PG_VERSION", "data/backup_label", "data/global/pg_control", "password"]) {
    await refuses(t, without(name), /is missing/, `without ${name}`)
  }
  for (const content of ["", "@evil.example/", "a".repeat(33)]) {
    await refuses(t, { header, entries: password(content) }, /password is not one/, `the password ${content}`)
  }
  await refuses(t, crafted, /goes on after its end/, "more after the end", undefined, Buffer.alloc(2_048))
  await refuses(t, crafted, /its archive is cut off/, "without an end", undefined, Buffer.alloc(0))
  await writeCrafted(join(files, "huge"), crafted, key, { unpackedSize: 2 ** 50 })
  await refused(t, join(files, "huge"), "call", /has room for \d+ bytes, and the restore needs 1125\d+/, "no room")
  await writeCrafted(join(files, "other"), { ...crafted, header: { ...header, major: 17 } }, key)
  await refused(t, join(files, "other"), "file", /the embedded server is PostgreSQL 18/, "another version")
})

t.test("a backup that anybody changed is refused, wherever a bit was changed", async (t) => {
  const whole = readFileSync(several)
  const places = [
    0,
    4,
    8,
    28,
    32,
    40,
    72,
    76,
    200,
    HEAD_SIZE - 1,
    HEAD_SIZE,
    HEAD_SIZE + 8,
    HEAD_SIZE + 20,
    whole.length - 1,
  ]
  const random = Array.from({ length: 8 }, () => randomBytes(4).readUInt32LE() % whole.length)
  for (const at of [...places, ...random]) {
    const changed = Buffer.from(whole)
    changed.writeUInt8(whole.readUInt8(at) ^ (1 << (at % 8)), at)
    const message = at < 40 ? /cannot be restored/ : /was changed or is damaged: the seal of (its header|the chunk)/
    await refusedBytes(t, changed, message, `bit ${at % 8} of byte ${at}`)
  }
})

t.test("a backup that is cut off, longer, without a seal or put together from two is refused", async (t) => {
  const whole = readFileSync(several)
  for (const length of [1, 40, HEAD_SIZE - 1, HEAD_SIZE, HEAD_SIZE + 10, whole.length >> 1, whole.length - 1]) {
    const message = length < 40 ? /is not a backup of Countercheck/ : /it is cut off/
    await refusedBytes(t, whole.subarray(0, length), message, `${length} bytes of ${whole.length}`)
  }
  await refusedBytes(t, Buffer.alloc(0), /is not a backup of Countercheck/, "nothing")
  await refusedBytes(t, Buffer.concat([whole, Buffer.alloc(1)]), /something was added to it/, "one byte more")
  await refusedBytes(t, zstdCompressSync(Buffer.alloc(10_240)), /it has no seal/, "as backups were before")
  const other = join(files, "same entries")
  await writeCrafted(other, crafted, key)
  const mixed = Buffer.concat([readFileSync(other).subarray(0, HEAD_SIZE), whole.subarray(HEAD_SIZE)])
  await refusedBytes(
    t,
    mixed,
    /it is cut off|something was added|the seal of the chunk at byte 65536/,
    "the head of another backup",
  )
})

t.test("a backup is restored with the key that sealed it and with no other", async (t) => {
  const others = makeDataFolder(t)
  const strange = join(others, "strange.key")
  writeFileSync(strange, `cckb_${randomBytes(32).toString("base64url")}\n`)
  const restore = (file: string | undefined) =>
    restoreBackup({ dataDir: join(files, "target"), file: real, keyFile: file, log, signal })
  await t.rejects(restore(strange), {
    reason: "file",
    message: /another installation sealed it: its key is [0-9a-f]{16}/,
  })
  await t.rejects(restore(undefined), { reason: "call", message: /holds no backup\.key/ })
  for (const text of ["", "cckb_short", key.printed.slice(1), `${key.printed}x`, "x".repeat(2_000)]) {
    writeFileSync(strange, text)
    await t.rejects(restore(strange), { reason: "call", message: /holds no key of backups/ }, text.slice(0, 20))
  }
  await t.rejects(restore(others), { reason: "call", message: /holds no key of backups/ }, "a folder")
  t.notOk(readFileSync(real).includes(key.bytes) || readFileSync(real).includes(key.printed), "the backup has no key")
  t.notOk(existsSync(join(files, "target")))
})

/** `unpackedSize` is what the header tells, where that is to be wrong. */
async function refuses(t: Test, wrong: Crafted, message: RegExp, what: string, unpackedSize?: number, end?: Buffer) {
  const file = join(files, "crafted")
  await writeCrafted(file, wrong, key, unpackedSize === undefined ? {} : { unpackedSize }, end)
  await refused(t, file, "file", message, what)
}

async function refusedBytes(t: Test, content: Buffer, message: RegExp, what: string) {
  const file = join(files, "changed")
  writeFileSync(file, content)
  await refused(t, file, "file", message, what)
}

/** Refused, and nothing is left: no data folder, and nothing beside it. */
async function refused(t: Test, file: string, reason: BackupRefused["reason"], message: RegExp, what: string) {
  const dataDir = join(files, "target")
  const before = readdirSync(files)
  await t.rejects(restoreBackup({ dataDir, file, keyFile, log, signal }), { reason, message }, what)
  t.same(readdirSync(files), before, `${what}: nothing is left`)
}
