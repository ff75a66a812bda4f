import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Test } from "tap"
import { MOST_KEPT } from "../../../src/store/conflicts/kept-conflicts.ts"
import { DEEPEST_TREE, MOST_PARTS } from "../../../src/store/subjects/part-of.ts"
import { makeDataFolder } from "../../support/service.ts"

/** What bounds the growth of a history. */
export type Limits = {
  /** The most conflicts of two figures that are kept of one figure. */
  readonly kept: number
  /** The most direct parts of a subject. */
  readonly parts: number
  /** The most relations from the top of a tree to its bottom. */
  readonly depth: number
}

/** Those of the service. No history of a few hundred operations comes near them. */
export const LIMITS: Limits = { kept: MOST_KEPT, parts: MOST_PARTS, depth: DEEPEST_TREE }

/** So small that every history meets them again and again. */
export const SMALL_LIMITS: Limits = { kept: 3, parts: 2, depth: 2 }

/** The constants of the service, where they stand, and what they are in a copy whose limits are small. */
const CONSTANTS = [
  ["src/store/conflicts/kept-conflicts.ts", "MOST_KEPT = 1_000", `MOST_KEPT = ${SMALL_LIMITS.kept}`],
  ["src/store/conflicts/kept-conflicts.ts", "REMEMBERED = 100", "REMEMBERED = 2"],
  ["src/store/subjects/part-of.ts", "MOST_PARTS = 1_000", `MOST_PARTS = ${SMALL_LIMITS.parts}`],
  ["src/store/subjects/part-of.ts", "DEEPEST_TREE = 10", `DEEPEST_TREE = ${SMALL_LIMITS.depth}`],
] as const

const ROOT = fileURLToPath(new URL("../../..", import.meta.url))

/** Copies the service, and changes nothing in the copy but its limits. Answers the path of its main.ts. */
export function copyWithSmallLimits(t: Pick<Test, "teardown">): string {
  const folder = join(makeDataFolder(t), "small")
  mkdirSync(folder)
  for (const part of ["src", "migrations", "package.json"]) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"))
  for (const [file, is, becomes] of CONSTANTS) {
    const text = readFileSync(join(folder, file), "utf8")
    if (text.split(is).length !== 2) throw new Error(`${file} does not say "${is}" once`)
    writeFileSync(join(folder, file), text.replace(is, becomes))
  }
  return join(folder, "src/main.ts")
}
