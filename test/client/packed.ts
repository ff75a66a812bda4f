import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Test } from "tap"
import { runProgram } from "../support/service.ts"

export const ROOT = fileURLToPath(new URL("../..", import.meta.url))

/** The client as a package, installed into a folder that has nothing else; no registry is asked. */
export async function installClient(t: Pick<Test, "teardown">): Promise<{ folder: string; archive: string }> {
  const folder = mkdtempSync(join(tmpdir(), "countercheck-client-"))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const { code, output } = await runProgram(t, "commands/pack-client.ts", {}, [join(folder, "built")]).exited
  if (code !== 0) throw new Error(`the client was not packed:\n${output}`)
  const [archive = ""] = readdirSync(join(folder, "built")).filter((file) => file.endsWith(".tgz"))
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }))
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", `./built/${archive}`], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder },
    stdio: "pipe",
  })
  return { folder, archive: join(folder, "built", archive) }
}

/** The code of docs/client.md, in the order of the page. */
export function readGuide(): string {
  const page = readFileSync(join(ROOT, "docs/client.md"), "utf8")
  return [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code).join("\n")
}
