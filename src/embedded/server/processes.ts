import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"

export type RunningProcess = { readonly pid: number; readonly command: string }

const LINUX = existsSync("/proc/self/stat")

/** Every running process with its command line. A zombie has no command line and is left out, since it holds nothing. */
export function listProcesses(): RunningProcess[] {
  const all = LINUX ? listFromProc() : listFromPs()
  return all.filter((one) => one.command !== "")
}

/**
 * When a process started, as text that is only good for comparing; null when it does not run.
 * A pid is used again sooner or later, and a pid together with its start time is not.
 */
export function readStartTime(pid: number): string | null {
  return LINUX ? readStartTimeFromProc(pid) : readStartTimeFromPs(pid)
}

function listFromProc(): RunningProcess[] {
  const pids = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))
  return pids.map((pid) => ({ pid: Number(pid), command: readIfThere(`/proc/${pid}/cmdline`) }))
}

/** Arguments are divided by NUL, and a process that set its own title pads it with more of them. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8").replaceAll("\0", " ").trim()
  } catch {
    return ""
  }
}

/** After the name, which is in brackets and may hold brackets: field 0 is the state, field 19 the start in clock ticks since boot. */
function readStartTimeFromProc(pid: number): string | null {
  const stat = readIfThere(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  const [state, started] = [fields[0], fields[19]]
  if (started === undefined || state === "Z" || state === "X") return null
  return `${readIfThere("/proc/sys/kernel/random/boot_id")}:${started}`
}

function listFromPs(): RunningProcess[] {
  const lines = ps(["-axww", "-o", "pid=,command="]).split("\n")
  return lines.map((line) => {
    const [pid = "", ...command] = line.trim().split(/\s+/)
    return { pid: Number(pid), command: command.join(" ") }
  })
}

function readStartTimeFromPs(pid: number): string | null {
  return ps(["-o", "lstart=", "-p", String(pid)]).trim() || null
}

/** `ps -p` fails when there is no such process. */
function ps(args: string[]): string {
  try {
    return execFileSync("ps", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })
  } catch {
    return ""
  }
}
