import { readdirSync, readFileSync } from "node:fs"
import t from "tap"
import { readTables } from "../docs/markdown-tables.ts"
import { FILES, IMPORTS, readCode, readSource, roomOf } from "./sources.ts"

/**
 * What each room may import besides itself: other rooms, and single files at the top of src. These files are the process,
 * and may import all. The table of docs/map.md shows this list.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  quantity: [],
  text: ["quantity"],
  compare: ["quantity"],
  match: ["text", "compare", "quantity"],
  client: [],
  embedded: [],
  store: ["quantity", "compare"],
  operations: ["store", "match", "compare", "text", "quantity"],
  jobs: ["operations", "store"],
  api: ["operations", "store", "match", "compare", "text", "quantity"],
  commands: ["api", "operations", "store", "match", "text", "quantity", "embedded", "client", "config.ts"],
  demo: ["client", "config.ts", "logger.ts", "service.ts", "stop-on-signals.ts"],
}
/** What may import the migrations, which import nothing from src. */
const MIGRATES = ["store", "commands"]

const PURE = ["quantity", "text", "compare", "match"]
/** What a pure room may take from outside: arithmetic, and the tokens of HTML. */
const PURE_PACKAGES = ["fraction.js", "htmlparser2"]
/** Clock, randomness, environment, output, waiting. */
const IMPURE = /\b(Date\.now|new Date\(\)|Math\.random|process\.|console\.|await |async |Promise|setTimeout|fetch\()/

t.test("every room is known, and imports only what it may", async (t) => {
  for (const { from, to, target } of IMPORTS) {
    const room = roomOf(from)
    if (room === null || !to.startsWith(".")) continue
    if (target === null)
      t.ok(/\/migrations\/(index|steps)\.ts$/.test(to) && MIGRATES.includes(room), `${from} -> ${to}`)
    else t.ok(isAllowed(room, target), `${from} -> ${target}`)
  }
})

t.test("docs/map.md shows what each room may import", async (t) => {
  const page = readFileSync(new URL("../../docs/map.md", import.meta.url), "utf8")
  const shown = readTables(page).find(({ columns }) => columns.includes("may import"))?.rows ?? []
  const namesIn = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name)
  t.same(Object.fromEntries(shown.map((row) => [namesIn(row.room)[0], namesIn(row["may import"])])), MAY_IMPORT)
})

t.test(
  "pure rooms import no package but arithmetic and the tokens of HTML, and touch no clock, randomness, environment or I/O",
  async (t) => {
    for (const { from, to } of IMPORTS) {
      if (PURE.includes(roomOf(from) ?? "") && !to.startsWith(".")) t.ok(PURE_PACKAGES.includes(to), `${from} -> ${to}`)
    }
    for (const file of FILES.filter((name) => PURE.includes(roomOf(name) ?? "")))
      t.notMatch(readCode(file), IMPURE, file)
  },
)

/** What Node knows and a browser does not. */
const NODE_ONLY = /\bprocess\.|\bBuffer\b|\brequire\(|\b__dirname\b|\bimport\.meta\b/

t.test("the client imports no package, and runs in browsers as well", async (t) => {
  const files = FILES.filter((file) => roomOf(file) === "client")
  t.ok(files.length > 10)
  for (const { from, to } of IMPORTS) if (files.includes(from)) t.ok(to.startsWith("./"), `${from} -> ${to}`)
  for (const file of files) t.notMatch(readCode(file), NODE_ONLY, file)
})

/** The embedded server speaks to PostgreSQL as its administrator, and knows no table but those that a backup counts. */
const SPEAKS_SQL = ["store", "embedded"]

t.test("only the store speaks to the database, and only config.ts reads the environment", async (t) => {
  for (const { from, to } of IMPORTS) {
    if (to === "pg" || to.startsWith("kysely")) t.ok(SPEAKS_SQL.includes(roomOf(from) ?? ""), from)
  }
  for (const file of FILES.filter((name) => readSource(name).includes("process.env"))) {
    t.ok(["config.ts", "demo/main.ts"].includes(file), `${file} reads the environment`)
  }
})

t.test("migrations import nothing from src", async (t) => {
  const folder = new URL("../../migrations/", import.meta.url)
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
    t.notMatch(readFileSync(new URL(file, folder), "utf8"), /from "\.\.\//, file)
  }
})

t.test("nothing imports main.ts", async (t) => {
  t.same(
    IMPORTS.filter(({ target }) => target === "main.ts"),
    [],
  )
})

t.test("no import leads round in a circle, not even one of types", async (t) => {
  t.same(findCircles(), [])
})

function isAllowed(room: string, target: string): boolean {
  const targetRoom = roomOf(target) ?? target
  return targetRoom === room || (MAY_IMPORT[room]?.includes(targetRoom) ?? false)
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
