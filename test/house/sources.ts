import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { LANGUAGES } from "../../src/quantity/languages/languages.ts"

const SRC = fileURLToPath(new URL("../../src", import.meta.url))

/** An import or a re-export. `names` are those that are taken by name; `isType` where nothing of it is left at run time. */
export type Import = {
  readonly from: string
  /** As it is written: a package, or a path from the file. */
  readonly to: string
  /** The file below src that a path leads to; null for a package and for what lies outside. */
  readonly target: string | null
  readonly names: readonly string[]
}

/** Every TypeScript file below src, by its path from there. */
export const FILES: readonly string[] = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .sort()

export function readSource(file: string): string {
  return readFileSync(join(SRC, file), "utf8")
}

/** A file without its comments and the texts between quotes. */
export function readCode(file: string): string {
  return readSource(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*|`[^`]*`|"[^"\n]*"/g, "")
}

const IMPORT = /^\s*(?:import|export)\b([^"'`;]*?)\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm

export const IMPORTS: readonly Import[] = FILES.flatMap(listImports)

function listImports(file: string): Import[] {
  return [...readSource(file).matchAll(IMPORT)].map((match) => {
    const to = match[2] ?? match[3] ?? match[4] ?? ""
    const path = to.startsWith(".") ? join(dirname(file), to) : null
    return { from: file, to, target: path?.startsWith("..") ? null : path, names: listNames(match[1] ?? "") }
  })
}

function listNames(clause: string): string[] {
  const [, inside = ""] = /\{([\s\S]*)\}/.exec(clause) ?? []
  return inside.split(",").flatMap((one) => /^\s*(?:type\s+)?(\w+)/.exec(one)?.[1] ?? [])
}

const IN_LANGUAGE = new RegExp(`/(${LANGUAGES.join("|")})/`)

/** The language in whose folder a path lies; null outside of such a folder. */
export function languageOf(path: string): string | null {
  return IN_LANGUAGE.exec(path)?.[1] ?? null
}

/** The first folder of a path below src; null for a file at its top. */
export function roomOf(file: string): string | null {
  const [room, ...rest] = file.split("/")
  return rest.length === 0 || room === undefined ? null : room
}
