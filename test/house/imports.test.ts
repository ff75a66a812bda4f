import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import t from "tap"

/**
 * The direction of imports: main -> api, jobs, web; api, jobs -> operations -> store, compare, text -> quantity.
 * Nothing points back. `api` may also call a read of the store.
 */
const SRC = fileURLToPath(new URL("../../src", import.meta.url))
const MIGRATIONS = "../migrations/index.ts"

/** What each room may import from besides itself. The files at the top of src are the process: they may import all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  quantity: [],
  text: ["quantity"],
  compare: ["quantity"],
  store: ["quantity", "compare"],
  operations: ["store", "compare", "text", "quantity"],
  jobs: ["operations", "store"],
  api: ["operations", "store", "compare", "text", "quantity"],
  web: [],
  demo: [],
}

const PURE = ["quantity", "text", "compare"]
/** What a pure room may take from outside: arithmetic. */
const PURE_PACKAGES = ["fraction.js"]
/** Clock, chance, environment, output, waiting. */
const IMPURE = /\b(Date\.now|new Date\(\)|Math\.random|process\.|console\.|await |async |Promise|setTimeout|fetch\()/

type Import = { readonly from: string; readonly to: string }

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"))
const imports = files.flatMap(listImports)

t.test("every room is known, and imports only what it may", async (t) => {
  for (const { from, to } of imports) {
    const room = roomOf(from)
    if (room === null || !to.startsWith(".")) continue
    const target = relative(SRC, join(SRC, dirname(from), to))
    if (target === MIGRATIONS) t.equal(room, "store", `${from} reads the migrations`)
    else t.ok(isAllowed(room, roomOf(target)), `${from} -> ${target}`)
  }
})

t.test("pure rooms import no package but arithmetic, and touch no clock, chance, environment or I/O", async (t) => {
  for (const { from, to } of imports) {
    if (PURE.includes(roomOf(from) ?? "") && !to.startsWith(".")) t.ok(PURE_PACKAGES.includes(to), `${from} -> ${to}`)
  }
  for (const file of files.filter((name) => PURE.includes(roomOf(name) ?? ""))) {
    const code = readFileSync(join(SRC, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*|`[^`]*`|"[^"\n]*"/g, "")
    t.notMatch(code, IMPURE, file)
  }
})

t.test("only the store speaks to the database, and only config.ts reads the environment", async (t) => {
  for (const { from, to } of imports) {
    if (to === "pg" || to.startsWith("kysely")) t.equal(roomOf(from), "store", from)
  }
  for (const file of files.filter((name) => readFileSync(join(SRC, name), "utf8").includes("process.env"))) {
    t.ok(["config.ts", "demo/main.ts"].includes(file), `${file} reads the environment`)
  }
})

t.test("nothing imports main.ts", async (t) => {
  t.same(
    imports.filter(({ to }) => to.endsWith("/main.ts")),
    [],
  )
})

function listImports(file: string): Import[] {
  const code = readFileSync(join(SRC, file), "utf8")
  const found = code.matchAll(
    /^\s*(?:import|export)\b[^"'`]*?from\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm,
  )
  return [...found].map((match) => ({ from: file, to: match[1] ?? match[2] ?? match[3] ?? "" }))
}

function roomOf(file: string): string | null {
  const [room, ...rest] = file.split("/")
  return rest.length === 0 || room === undefined ? null : room
}

function isAllowed(room: string, target: string | null): boolean {
  if (target === room || room === "demo") return true
  return target !== null && (MAY_IMPORT[room]?.includes(target) ?? false)
}
