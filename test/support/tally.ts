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

/** Reads the TAP of a whole run, in which every file is a group. `onFile` is told of each file as it ends. */
export function tallyFiles(onFile: (file: FileTally) => void, onText: (text: string) => void): Tally {
  const files: FileTally[] = []
  const parser = new Parser()
  let points: Result[] = []
  parser.on("child", (child: Parser) => {
    points = []
    collectPoints(child, points)
  })
  parser.on("assert", (end: Result) => {
    const tally = tallyFile(end, points)
    points = []
    files.push(tally)
    onFile(tally)
  })
  parser.on("bailout", (reason: string) => files.push(failedFile("bail out", reason)))
  parser.on("extra", onText)
  return { parser, files }
}

/** The last point of a group only repeats what is in it. */
function collectPoints(parser: Parser, points: Result[]): void {
  parser.on("child", (child: Parser) => collectPoints(child, points))
  parser.on("assert", (point: Result) => {
    if (!point.closingTestPoint) points.push(point)
  })
}

/** A file that crashed, ran out of time or asserted nothing has failed, whatever its assertions say. */
function tallyFile(end: Result, points: readonly Result[]): FileTally {
  const ran = points.filter((point) => !point.skip && !point.todo)
  const passed = ran.filter((point) => point.ok).length
  const failures = ran.filter((point) => !point.ok).map((point) => readFailure(point, end.name))
  if (failures.length === 0 && !end.ok)
    failures.push({ title: "the file failed as a whole", detail: printDiagnostics(end.diag) })
  if (failures.length === 0 && passed === 0) failures.push({ title: "the file ran no test", detail: "" })
  return { file: end.name, passed, failures, milliseconds: end.time ?? 0 }
}

function failedFile(title: string, detail: string): FileTally {
  return { file: "the run", passed: 0, failures: [{ title, detail }], milliseconds: 0 }
}

function readFailure(point: Result, file: string): Failure {
  const title = point.fullname.replace(file, "").replace(/^[\s>]+/, "")
  return { title: title || "(no title)", detail: printDiagnostics(point.diag) }
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
