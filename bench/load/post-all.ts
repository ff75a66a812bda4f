import { execFile } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import type { Sent } from "./send-load.ts"

const run = promisify(execFile)
const SEND = fileURLToPath(new URL("send-load.ts", import.meta.url))

/** Posts every body once over the given number of connections. Throws where any answer is not 201. */
export async function postAll(
  url: string,
  connections: number,
  bodies: readonly unknown[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Sent> {
  const folder = mkdtempSync(join(tmpdir(), "countercheck-load-"))
  try {
    const file = join(folder, "bodies.ndjson")
    writeFileSync(file, bodies.map((body) => `${JSON.stringify(body)}\n`).join(""))
    const { stdout } = await run(process.execPath, [SEND, url, String(connections), file, JSON.stringify(headers)])
    const sent = JSON.parse(stdout) as Sent
    requireAll(sent, url, bodies.length)
    return sent
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function requireAll({ statuses, failed }: Sent, url: string, count: number): void {
  if (failed === 0 && statuses[201] === count) return
  const answers = Object.entries(statuses).map(([status, times]) => `${times} × ${status}`)
  throw new Error(`of ${count} claims sent to ${url}, ${failed} got no answer; answers: ${answers.join(", ")}`)
}
