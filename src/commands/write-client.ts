import { readFileSync, writeFileSync } from "node:fs"
import type { Document } from "./client/document.ts"
import { printTable, printTypes } from "./client/print-client.ts"

/** Writes what the client knows of the API from openapi/openapi.json; with --check, only says whether it is up to date. */
const ROOT = new URL("../../", import.meta.url)

const document = JSON.parse(readFileSync(new URL("openapi/openapi.json", ROOT), "utf8")) as Document
const files = { "src/client/schema.ts": printTypes(document), "src/client/operations.ts": printTable(document) }

for (const [file, text] of Object.entries(files)) {
  const address = new URL(file, ROOT)
  if (!process.argv.includes("--check")) {
    writeFileSync(address, text)
  } else if (readFileSync(address, "utf8") !== text) {
    process.stderr.write(`${file} is not what openapi/openapi.json says. Run: npm run client\n`)
    process.exitCode = 1
  }
}
