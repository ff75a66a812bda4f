import { existsSync, readFileSync } from "node:fs"
import t from "tap"
import { readTables } from "./markdown-tables.ts"

/** Holds docs/security.md to the tests that it names. */
const ROOT = new URL("../../", import.meta.url)
const PAGE = readFileSync(new URL("docs/security.md", ROOT), "utf8")

t.test("each threat has what stands against it, and tests that there are", async (t) => {
  const threats = readTables(PAGE)
    .filter(({ columns }) => columns[0] === "threat")
    .flatMap(({ rows }) => rows)
  t.ok(threats.length >= 20, `${threats.length} threats`)
  for (const { threat = "", "held by": held = "", ...row } of threats) {
    t.not(row["what stands against it"], "", threat)
    const files = held.split(", ").map((cell) => /^`(test\/[\w/-]+\.test\.ts)`$/.exec(cell)?.[1])
    for (const file of files) t.ok(file !== undefined && existsSync(new URL(file, ROOT)), `${threat}: ${held}`)
  }
})
