import { readFileSync } from "node:fs"
import t from "tap"
import type { Document } from "../../src/commands/client/document.ts"
import { printTable, printTypes } from "../../src/commands/client/print-client.ts"
import { readSource } from "./sources.ts"

type Operation = { readonly tags?: readonly string[] }
type Reference = {
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

/** The committed document, which CI holds to the routes. */
const FILE = new URL("../../openapi/openapi.json", import.meta.url)

t.test("the reference describes every tag that an operation has, and no other", async (t) => {
  const { tags, paths } = JSON.parse(readFileSync(FILE, "utf8")) as Reference
  const operations = Object.values(paths).flatMap((path) => Object.values(path))
  const used = new Set(operations.flatMap((operation) => operation.tags ?? []))
  t.ok(operations.every((operation) => operation.tags?.length === 1))
  t.same(tags.map(({ name }) => name).sort(), [...used].sort())
})

t.test("the client is what the reference says: npm run client writes it", async (t) => {
  const document = JSON.parse(readFileSync(FILE, "utf8")) as Document
  t.ok(readSource("client/schema.ts") === printTypes(document), "src/client/schema.ts")
  t.ok(readSource("client/operations.ts") === printTable(document), "src/client/operations.ts")
})
