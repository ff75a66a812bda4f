import { execFileSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { appendFileSync, rmSync, statfsSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { Test } from "tap"
import { listProcesses } from "../../src/embedded/server/processes.ts"
import { claimOf } from "../support/claims.ts"
import { type Answer, call, makeDataFolder, startService, until } from "../support/service.ts"
import { listAll } from "./ask.ts"

const SIZE = "200m"
/** Bytes that are left to the database when its disk is nearly full. */
const LEFT = 6_000_000
const MEGABYTE = 1_000_000

/** The disk of the embedded PostgreSQL runs full: 503 meanwhile, and when there is room again all is as it was. */
export async function fillDisk(t: Test): Promise<void> {
  const folder = makeDataFolder(t)
  const obstacle = mountSmall(t, folder)
  if (obstacle !== null) {
    t.pass(`left out: a small file system cannot be mounted here (${obstacle}); it takes root on Linux`)
    return
  }
  const service = await startService(t, { DATA_DIR: folder })
  const acknowledged: Answer["body"][] = []
  const file = async (place: number) => {
    const claim = claimOf(`${1000 + place}`, { externalId: `e ${place}`, quote: randomBytes(7_000).toString("base64") })
    const answer = await call(service.address, "POST", "/v1/claims", claim)
    if (answer.status === 201 || answer.status === 200) acknowledged.push(answer.body.claim)
    return answer
  }
  t.equal((await file(0)).status, 201)
  const ballast = join(folder, "ballast")
  while (freeBytes(folder) > LEFT)
    appendFileSync(ballast, Buffer.alloc(Math.min(MEGABYTE, freeBytes(folder) - LEFT + 1)))
  const refused = await fileUntilRefused(file)
  t.ok(refused.length > 0, `after ${acknowledged.length} claims the disk was full`)
  const answered = new Set(refused.map(({ status, headers }) => `${status} ${headers.has("retry-after")}`))
  t.same([...answered], ["503 true"], "each answer since was 503 with Retry-After")
  t.ok(
    listProcesses().some(({ pid }) => pid === service.pid),
    "the service is up",
  )
  rmSync(ballast)
  await until(async () => (await file(100_000)).status < 300)
  const stored = await listAll(service.address, "/v1/claims?limit=200")
  const ids = new Set(stored.map(({ id }) => id))
  t.same(
    acknowledged.filter(({ id }) => !ids.has(id)),
    [],
    `all of ${acknowledged.length} acknowledged claims are there`,
  )
  t.equal(new Set(stored.map(({ externalId }) => externalId)).size, stored.length, "none is there twice")
  service.kill("SIGTERM")
  t.equal((await service.exited).code, 0)
}

/** Null once it is mounted, else what stands against it. */
function mountSmall(t: Test, folder: string): string | null {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE},mode=755`, "tmpfs", folder], { stdio: "pipe" })
  } catch (error) {
    return (error as Error).message.split("\n").at(-1) || String(error)
  }
  t.teardown(() => execFileSync("umount", [folder], { stdio: "pipe" }))
  return null
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Ten seconds of refusals: also those that come while the database restarts again and again. */
async function fileUntilRefused(file: (place: number) => Promise<Answer>): Promise<Answer[]> {
  const refused: Answer[] = []
  for (let place = 1; place < 5_000 && refused.length < 50; place += 1) {
    const answer = await file(place)
    if (answer.status >= 300) {
      refused.push(answer)
      await sleep(200)
    }
  }
  return refused
}
