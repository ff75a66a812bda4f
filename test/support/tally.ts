import { Parser, type Result } from "tap-parser"

/** What one test file came to. Assertions count, not the groups they stand in. */
export type FileTally = {
  readonly file: string
  readonly passed: number
  readonly failures: readonly Failure[]
  readonly milliseconds: number
}

/** `title` is the path of groups down to the assertion; `detail` has the place and the difference, as lines. */
export type Failure = { readonly title: string; readonly detail: string }

export type Tally = { readonly parser: Parser; readonly files: readonly FileTally[] }

type Point = { readonly result: Result; readonly groups: readonly string[] }

/** Reads the TAP of a whole run, in which every file is a group. `onFile` is called with each file as it ends. */
export function tallyFiles(onFile: (file: FileTally) => void, onText: (text: string) => void): Tally {
  const files: FileTally[] = []
  const parser = new Parser()
  let points: Point[] = []
  let file: string | null = null
  parser.on("child", (child: Parser) => {
    points = []
    file = child.name
    collectPoints(child, [], points)
  })
  parser.on("assert", (end: Result) => {
    const tally = tallyFile(file ?? end.name, end, points)
    points = []
    file = null
    files.push(tally)
    onFile(tally)
  })
  parser.on("bailout", (reason: string) => onFile(bailOut(files, reason)))
  parser.on("extra", onText)
  return { parser, files }
}

/** The last point of a group only repeats what is in it. */
function collectPoints(parser: Parser, groups: readonly string[], points: Point[]): void {
  parser.on("child", (child: Parser) => collectPoints(child, [...groups, child.name], points))
  parser.on("assert", (result: Result) => {
    if (!result.closingTestPoint) points.push({ result, groups })
  })
}

/** A file that crashed, ran out of time or asserted nothing has failed, even if its assertions passed. */
function tallyFile(file: string, end: Result, points: readonly Point[]): FileTally {
  const ran = points.filter(({ result }) => !result.skip && !result.todo)
  const passed = ran.filter(({ result }) => result.ok).length
  const failures = ran.filter(({ result }) => !result.ok).map(readFailure)
  if (failures.length === 0 && !end.ok) {
    failures.push({ title: `the file failed as a whole: ${end.name}`, detail: printDiagnostics(end.diag) })
  }
  if (failures.length === 0 && passed === 0) failures.push({ title: "the file ran no test", detail: "" })
  return { file, passed, failures, milliseconds: end.time ?? 0 }
}

function bailOut(files: FileTally[], reason: string): FileTally {
  const tally = { file: "the run", passed: 0, failures: [{ title: "bailed out", detail: reason }], milliseconds: 0 }
  files.push(tally)
  return tally
}

function readFailure({ result, groups }: Point): Failure {
  return { title: [...groups, result.name || "(no title)"].join(" > "), detail: printDiagnostics(result.diag) }
}

const SHOWN = [
  "at",
  "stack",
  "diff",
  "found",
  "wanted",
  "compare",
  "message",
  "exitCode",
  "signal",
  "timeout",
  "source",
]

/** tap's diagnostics name the place twice and repeat the command line: only what tells something is shown. */
function printDiagnostics(diag: unknown): string {
  if (typeof diag !== "object" || diag === null) return ""
  const entries = Object.entries(diag).filter(([name, value]) => SHOWN.includes(name) && value !== null && value !== 0)
  return entries
    .map(([name, value]) => `${name}: ${typeof value === "string" ? `\n${value.trimEnd()}` : JSON.stringify(value)}`)
    .join("\n")
}
