import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { listProcesses } from "../src/embedded/server/processes.ts"
import { startTestServer } from "./support/run-server.ts"
import { type FileTally, tallyFiles } from "./support/tally.ts"

const ROOT = fileURLToPath(new URL("..", import.meta.url))
const TAP = join(ROOT, "node_modules/tap/dist/esm/run.mjs")
const BUILT_TAP = join(ROOT, "node_modules/@tapjs/test/test-built/dist/esm/index.js")
const LINKED_CORE = join(ROOT, ".tap/plugins/node_modules/@tapjs/core")
const LEFT_OUT = ["@tapjs/typescript", "@tapjs/mock"]

/** One server for the run, one tap with the arguments passed through, and nothing left behind however it ends. */
async function runTests(args: readonly string[]): Promise<number> {
  const interrupted = new AbortController()
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupted.abort())
  const server = await startTestServer()
  const scratch = makeScratchFolder()
  try {
    const compiled = join(scratch, "compiled")
    const environment = { ...process.env, ...server.environment, TMPDIR: scratch, NODE_COMPILE_CACHE: compiled }
    if (!isTapBuilt() && (await runTap(["build"], environment, interrupted.signal)) !== 0)
      throw new Error("tap build failed")
    return await tallyTap(args, environment, interrupted.signal)
  } finally {
    endLeftovers(scratch)
    await server.stop()
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

async function tallyTap(args: readonly string[], environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  const { parser, files } = tallyFiles(printFile, print)
  const code = await runTap(["--reporter=tap", ...args], environment, signal, parser)
  const passed = files.reduce((sum, file) => sum + file.passed, 0)
  let failed = files.reduce((sum, file) => sum + file.failures.length, 0)
  if (signal.aborted) print("interrupted\n")
  if (failed === 0 && (code !== 0 || passed === 0 || signal.aborted)) {
    print(passed === 0 ? "no test was run\n" : `tap ended with code ${code}\n`)
    failed = 1
  }
  print(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : code || 1
}

/** Runs in a process group of its own. Ending the group ends every test process, so none outlives the run. */
async function runTap(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  output?: NodeJS.WritableStream,
): Promise<number> {
  if (signal.aborted) return 1
  const stdio = ["ignore", output ? "pipe" : "ignore", "inherit"] as const
  const tap = spawn(process.execPath, [TAP, ...args], { cwd: ROOT, env, detached: true, stdio: [...stdio] })
  const end = () => endGroup(tap, "SIGKILL")
  signal.addEventListener("abort", end)
  if (output) tap.stdout?.pipe(output)
  const [code] = await once(tap, "close")
  signal.removeEventListener("abort", end)
  end()
  return code ?? 1
}

function endGroup(leader: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (leader.pid !== undefined) process.kill(-leader.pid, signal)
  } catch {
    // the whole group has ended already
  }
}

/** Servers that tests started have sessions of their own. They name their folder, which is inside ours. */
function endLeftovers(scratch: string): void {
  for (const { pid, command } of listProcesses()) {
    if (pid !== process.pid && command.includes(scratch)) process.kill(pid, "SIGKILL")
  }
}

/** Open to enter, because the servers that tests start as root run as another user. */
function makeScratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "countercheck-test-"))
  chmodSync(folder, 0o711)
  return folder
}

/**
 * tap compiles its plugins into one module. It comes with a choice of them that cannot run here, and what it compiled
 * holds on to the folder it was compiled in, which a copy of the checkout is not.
 */
function isTapBuilt(): boolean {
  const built = readFileSync(BUILT_TAP, "utf8")
  if (LEFT_OUT.some((plugin) => built.includes(plugin)) || !existsSync(LINKED_CORE)) return false
  return realpathSync(LINKED_CORE) === realpathSync(join(ROOT, "node_modules/@tapjs/core"))
}

function printFile({ file, passed, failures, milliseconds }: FileTally): void {
  print(`${failures.length === 0 ? "ok  " : "FAIL"}  ${file}  ${passed} passed, ${Math.round(milliseconds)} ms\n`)
  for (const { title, detail } of failures) print(`      - ${title}\n${detail.replace(/^(?=.)/gm, "          ")}\n`)
}

function print(text: string): void {
  process.stdout.write(text)
}

process.exitCode = await runTests(process.argv.slice(2))
