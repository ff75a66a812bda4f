import { isMainThread } from "node:worker_threads"

/** For `--import`: at SIGUSR2 the process collects its garbage and tells how many bytes it still uses. */
if (isMainThread) {
  const { measureMemory } = await import("./memory.ts")
  process.on("SIGUSR2", () => process.stderr.write(`memory in use: ${measureMemory()}\n`))
}
