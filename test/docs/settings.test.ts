import { readFileSync } from "node:fs"
import t from "tap"
import { type Config, readConfig } from "../../src/config.ts"
import { readTables } from "./markdown-tables.ts"

/** Holds the table of settings in README.md to what the service reads, and to what it takes by default. */
const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8")

const told = readTables(README)
  .filter(({ columns }) => columns.join() === "variable,default,meaning")
  .flatMap(({ rows }) => rows)
  .map(({ variable = "", ...row }) => ({ variable: unquote(variable), default: unquote(row.default ?? "") }))

t.test("every variable that is read is in the table, with its default", async (t) => {
  const asked: string[] = []
  const environment = new Proxy({}, { get: (_, name) => void asked.push(String(name)) })
  const defaults = readConfig(environment)
  t.same(told.map(({ variable }) => variable).sort(), asked.sort())
  for (const { variable, default: text } of told) t.equal(text, print(defaults[memberOf(variable)]), variable)
})

function memberOf(variable: string): keyof Config {
  return variable.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof Config
}

function print(value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return ""
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value)
}

function unquote(cell: string): string {
  return cell.replace(/^`|`$/g, "")
}
