import { readdirSync, readFileSync } from "node:fs"

/** Seconds of the processor so far, and megabytes that are resident. Null where the system has no /proc. */
export type Usage = { readonly cpu: number; readonly memory: number } | null

/** The usage of one process. */
export function readUsage(pid: number): Usage {
  try {
    const memory = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
    return { cpu: readCpu(pid, OWN), memory: Number(memory ?? 0) / 1024 }
  } catch {
    return null
  }
}

/** Seconds of a server process and of all its children, with those that have ended. Null where there is no /proc. */
export function readFamilyCpu(pid: number): number | null {
  try {
    const children = readdirSync("/proc").filter(
      (entry) => /^\d+$/.test(entry) && readFields(entry)[PARENT] === `${pid}`,
    )
    return children.reduce((sum, child) => sum + readCpu(child, OWN), readCpu(pid, [...OWN, ...ENDED_CHILDREN]))
  } catch {
    return null
  }
}

/** Null where the process has ended, or there is no /proc. */
export function readParent(pid: number): number | null {
  const parent = readFields(pid)[PARENT]
  return parent === undefined ? null : Number(parent)
}

/** Indexes of the fields in /proc/PID/stat after the name: see proc_pid_stat(5). */
const PARENT = 1
const OWN = [11, 12]
const ENDED_CHILDREN = [13, 14]
/** Linux reports times in hundredths of a second, independent of the kernel's own tick. */
const TICKS = 100

function readCpu(pid: number | string, places: readonly number[]): number {
  const fields = readFields(pid)
  return places.reduce((sum, place) => sum + Number(fields[place] ?? 0), 0) / TICKS
}

/** Empty where the process has just ended. The name in brackets may itself hold brackets and spaces. */
function readFields(pid: number | string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  } catch {
    return []
  }
}

/** Seconds that the processors of the machine were busy so far, with whatever. Null where there is no /proc. */
export function readMachineCpu(): number | null {
  try {
    const [user = 0, nice = 0, system = 0, _idle, _waiting, irq = 0, softIrq = 0, stolen = 0] = readFileSync(
      "/proc/stat",
      "utf8",
    )
      .split("\n", 1)
      .join()
      .split(/\s+/)
      .slice(1)
      .map(Number)
    return (user + nice + system + irq + softIrq + stolen) / TICKS
  } catch {
    return null
  }
}
