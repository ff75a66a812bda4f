import { setTimeout as sleep } from "node:timers/promises"
import { type Format, MEDIA_TYPES } from "./write-file.ts"

/** Milliseconds between two looks at how far it is. */
const LOOK_EVERY = 20

type Import = {
  readonly status: string
  readonly filed: number
  readonly refused: number
  readonly error: string | null
}

/** Sends a file and waits until it is filed. Answers the seconds that took; throws where any line was not filed. */
export async function runImport(address: string, format: Format, file: Buffer, lines: number): Promise<number> {
  const begin = performance.now()
  const headers = { "content-type": MEDIA_TYPES[format] }
  const answer = await fetch(`${address}/v1/imports`, { method: "POST", headers, body: new Uint8Array(file) })
  if (answer.status !== 202) throw new Error(`the import was answered with ${answer.status}: ${await answer.text()}`)
  const done = await waitUntilDone(`${address}${answer.headers.get("location")}`)
  const seconds = (performance.now() - begin) / 1000
  if (done.filed !== lines) throw new Error(`of ${lines} lines were filed: ${JSON.stringify(done)}`)
  return seconds
}

async function waitUntilDone(url: string): Promise<Import> {
  for (;;) {
    const seen = (await (await fetch(url)).json()) as Import
    if (seen.status === "done") return seen
    if (seen.status === "failed") throw new Error(`the import failed: ${seen.error}`)
    await sleep(LOOK_EVERY)
  }
}
