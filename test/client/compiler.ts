import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

/** Not `bin/tsc`: a file without an ending does not start under the hooks of tap. */
const TSC = fileURLToPath(new URL("../../node_modules/typescript/lib/tsc.js", import.meta.url))

/** What the compiler says against files, each message cut to a line that can be read; "" where it has nothing to say. */
export function compile(folder: string, args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [TSC, "--noEmit", "--strict", ...args], {
    cwd: folder,
    encoding: "utf8",
  })
  if (stdout === "" && status !== 0) throw new Error(`the compiler ended with ${status}: ${stderr}`)
  return stdout.replaceAll(/(.{300}).*/g, "$1…")
}
