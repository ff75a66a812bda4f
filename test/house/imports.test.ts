import { relative } from "node:path"
import t from "tap"
import { FILES, IMPORTS, readCode, readSource, roomOf, SRC } from "./sources.ts"

/**
 * The direction of imports: main -> api, jobs -> operations -> store, compare, text -> quantity. Nothing points back.
 * `api` may also call a read of the store.
 */
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
/** Clock, randomness, environment, output, waiting. */
const IMPURE = /\b(Date\.now|new Date\(\)|Math\.random|process\.|console\.|await |async |Promise|setTimeout|fetch\()/

t.test("every room is known, and imports only what it may", async (t) => {
  for (const { from, to, target } of IMPORTS) {
    const room = roomOf(from)
    if (room === null || !to.startsWith(".")) continue
    if (target === null) t.equal(to.endsWith(MIGRATIONS) && room, "store", `${from} -> ${to}`)
    else t.ok(isAllowed(room, roomOf(target)), `${from} -> ${target}`)
  }
})

t.test("pure rooms import no package but arithmetic, and touch no clock, randomness, environment or I/O", async (t) => {
  for (const { from, to } of IMPORTS) {
    if (PURE.includes(roomOf(from) ?? "") && !to.startsWith(".")) t.ok(PURE_PACKAGES.includes(to), `${from} -> ${to}`)
  }
  for (const file of FILES.filter((name) => PURE.includes(roomOf(name) ?? ""))) t.notMatch(readCode(file), IMPURE, file)
})

t.test("only the store speaks to the database, and only config.ts reads the environment", async (t) => {
  for (const { from, to } of IMPORTS) {
    if (to === "pg" || to.startsWith("kysely")) t.equal(roomOf(from), "store", from)
  }
  for (const file of FILES.filter((name) => readSource(name).includes("process.env"))) {
    t.ok(["config.ts", "demo/main.ts"].includes(file), `${file} reads the environment`)
  }
})

t.test("nothing imports main.ts", async (t) => {
  t.same(
    IMPORTS.filter(({ target }) => target === relative(SRC, `${SRC}/main.ts`)),
    [],
  )
})

t.test("no import leads round in a circle, not even one of types", async (t) => {
  t.same(findCircles(), [])
})

function isAllowed(room: string, target: string | null): boolean {
  if (target === room || room === "demo") return true
  return target !== null && (MAY_IMPORT[room]?.includes(target) ?? false)
}

/** A file is on a circle where the files that it reaches reach it. One line a circle. */
function findCircles(): string[] {
  const next = Map.groupBy(
    IMPORTS.filter(({ target }) => target !== null),
    ({ from }) => from,
  )
  const circles = new Set<string>()
  const path: string[] = []
  const done = new Set<string>()
  const visit = (file: string): void => {
    const at = path.indexOf(file)
    if (at >= 0) circles.add([...path.slice(at), file].join(" -> "))
    if (at >= 0 || done.has(file)) return
    path.push(file)
    for (const { target } of next.get(file) ?? []) visit(target ?? "")
    path.pop()
    done.add(file)
  }
  for (const file of FILES) visit(file)
  return [...circles]
}
