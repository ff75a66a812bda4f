import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import t, { type Test } from "tap"
import { takeLock } from "../../src/embedded/server/lock.ts"
import { listProcesses, readStartTime } from "../../src/embedded/server/processes.ts"
import { type EmbeddedServer, startEmbeddedServer } from "../../src/embedded/server/server.ts"
import { query } from "../support/query.ts"

const HOLD = fileURLToPath(new URL("../support/hold-server.ts", import.meta.url))
/** Generous: it only ends a wait for what never comes. */
const PATIENCE = 60_000

t.test("a first start makes a durable database that only its password opens", async (t) => {
  const server = await start(t, makeFolder(t))
  const url = new URL(server.url)
  t.equal(url.hostname, "127.0.0.1")
  t.equal(url.pathname, "/countercheck")
  t.same(await query(server.url, "show server_encoding"), [{ server_encoding: "UTF8" }])
  t.same(
    await query(server.url, "select lower('ÉTÉ') as lower"),
    [{ lower: "été" }],
    "letters beyond ASCII have a case",
  )
  t.equal(statSync(join(server.folder, "postgresql/password")).mode & 0o777, 0o600)
  for (const name of ["fsync", "synchronous_commit", "full_page_writes", "data_checksums"]) {
    t.same(
      await query(server.url, `select current_setting('${name}') as is`),
      [{ is: "on" }],
      `${name}: nothing acknowledged is lost`,
    )
  }
  url.password = "guessed"
  await t.rejects(query(url.href, "select 1"), { code: "28P01" })
})

t.test("a restart keeps the data, and a stop leaves no process", async (t) => {
  const folder = makeFolder(t)
  const first = await start(t, folder)
  await query(first.url, "create table notes (n int); insert into notes values (1)")
  const name = await readClusterName(first.url)
  t.not(listMembers(name).length, 0)
  await Promise.all([first.stop(), first.stop()])
  t.same(listMembers(name), [])
  t.notOk(existsSync(join(first.folder, "lock")))
  const second = await start(t, folder)
  t.same(await query(second.url, "select n from notes"), [{ n: 1 }])
})

t.test("after a kill -9 of the service the next start takes the data over", async (t) => {
  const folder = makeFolder(t)
  const { child, url } = await hold(t, folder)
  await query(url, "create table notes (n int); insert into notes values (1)")
  const abandoned = readServerPid(folder)
  await kill(child)
  t.ok(isRunning(abandoned), "the server outlived its service")
  const server = await start(t, folder)
  t.same(await query(server.url, "select n from notes"), [{ n: 1 }])
  t.notOk(isRunning(abandoned), "one server runs, and it is ours")
})

t.test("after a kill -9 of the service and of its server, with a backend that goes on", async (t) => {
  const folder = makeFolder(t)
  const { child, url } = await hold(t, folder)
  await query(url, "create table notes (n int); insert into notes values (1)")
  const name = await readClusterName(url)
  const endless = query(url, "do $$ begin loop end loop; end $$").catch(() => "cut")
  await until(() => listMembers(name).some((command) => command.endsWith("DO")))
  await kill(child)
  process.kill(readServerPid(folder), "SIGKILL")
  const server = await start(t, folder)
  t.equal(await endless, "cut")
  t.same(await query(server.url, "select n from notes"), [{ n: 1 }])
})

t.test("a pid file whose pid has passed to another process does not stop a start", async (t) => {
  const folder = makeFolder(t)
  const server = await start(t, folder)
  const file = join(server.folder, "postgresql/data/postmaster.pid")
  const content = readFileSync(file, "utf8")
  await server.stop()
  const stranger = spawnStranger(t)
  writeFileSync(file, content.replace(/^\d+/, String(stranger.pid)))
  const next = await start(t, folder)
  t.same(await query(next.url, "select 1 as n"), [{ n: 1 }])
  t.ok(isRunning(Number(stranger.pid)), "the other process is left alone")
})

t.test("a server that is killed comes back at the same address with every acknowledged row", async (t) => {
  const server = await start(t, makeFolder(t))
  await query(server.url, "create table notes (n int)")
  const acknowledged: number[] = []
  for (let n = 0; n < 60; n += 1) {
    if (n % 20 === 10) process.kill(readServerPid(server.folder), "SIGKILL")
    await until(async () => {
      const rows = await query(server.url, `insert into notes values (${n}) returning n`).catch(() => [])
      return rows.length === 1
    })
    acknowledged.push(n)
  }
  const rows = await query(server.url, "select distinct n from notes order by n")
  t.same(
    rows.map(({ n }) => n),
    acknowledged,
  )
})

t.test("a stop in the middle of a restart leaves no process", async (t) => {
  const server = await start(t, makeFolder(t))
  const name = await readClusterName(server.url)
  const killed = readServerPid(server.folder)
  process.kill(killed, "SIGKILL")
  await until(() => !isRunning(killed))
  await until(() => listMembers(name).length > 0)
  await server.stop()
  t.same(listMembers(name), [])
})

t.test("a second owner is refused by the name of the folder and the pid of the first", async (t) => {
  const folder = makeFolder(t)
  const { child, url } = await hold(t, folder)
  await t.rejects(startEmbeddedServer({ dataDir: folder, log: () => {} }), {
    message: new RegExp(`${folder}.* pid ${child.pid}`),
  })
  t.same(await query(url, "select 1 as n"), [{ n: 1 }], "the first goes on")
})

t.test("a crash while the data folder is made is made good by the next start", async (t) => {
  const folder = makeFolder(t)
  const child = spawn(process.execPath, [HOLD, folder], { stdio: "ignore" })
  await until(() => listDrafts(folder).some((draft) => existsSync(join(folder, draft, "data/base/1"))))
  await kill(child)
  t.notOk(existsSync(join(folder, "postgresql")), "the cluster was not whole yet")
  const server = await start(t, folder)
  t.same(await query(server.url, "select 1 as n"), [{ n: 1 }])
  t.same(listDrafts(folder), [])
})

t.test("a lock", async (t) => {
  const folder = makeFolder(t)
  const lock = takeLock(folder)
  t.throws(
    () => takeLock(folder),
    { message: new RegExp(`pid ${process.pid}$`) },
    "is held against its own process too",
  )
  lock.release()
  writeFileSync(join(folder, "lock"), `${process.ppid}\nanother start than ${readStartTime(process.ppid)}\n`)
  takeLock(folder).release()
  t.same(readdirSync(folder), [], "of a pid that has passed to another process is taken over")
})

/** Stopped and removed with the test, even if the data had to go elsewhere. */
async function start(t: Test, dataDir: string): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ dataDir, log: () => {} })
  t.teardown(async () => {
    await server.stop()
    rmSync(server.folder, { recursive: true, force: true })
  })
  return server
}

async function hold(t: Test, dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [HOLD, dataDir], { stdio: ["ignore", "pipe", "inherit"] })
  t.teardown(async () => {
    await kill(child)
    if (existsSync(dataDir)) await (await start(t, dataDir)).stop()
  })
  const [line] = await once(child.stdout, "data")
  return { child, url: String(line).trim() }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill("SIGKILL")
  await once(child, "exit")
}

function spawnStranger(t: Test): ChildProcess {
  const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" })
  t.teardown(() => kill(stranger))
  return stranger
}

function makeFolder(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), "countercheck-embedded-"))
  chmodSync(folder, 0o755)
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function readClusterName(url: string): Promise<string> {
  const [row] = await query(url, "show cluster_name")
  return row.cluster_name
}

function listMembers(clusterName: string): string[] {
  return listProcesses()
    .map(({ command }) => command)
    .filter((command) => command.includes(clusterName))
}

function isRunning(pid: number): boolean {
  return listProcesses().some((one) => one.pid === pid)
}

function readServerPid(folder: string): number {
  return Number.parseInt(readFileSync(join(folder, "postgresql/data/postmaster.pid"), "utf8"), 10)
}

function listDrafts(folder: string): string[] {
  return readdirSync(folder).filter((entry) => entry.startsWith("postgresql.new-"))
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`still not so after ${PATIENCE / 1000} s: ${holds}`)
    await sleep(20)
  }
}
