import { readFileSync, writeFileSync } from "node:fs"
import { PICTURES } from "./pictures.ts"

/** `npm run pictures` draws them anew; with `--check` it writes nothing and fails where a file is not what it would draw. */
const isCheck = process.argv.includes("--check")
const stale: string[] = []

for (const [name, draw] of Object.entries(PICTURES)) {
  const file = new URL(name, import.meta.url)
  if (!isCheck) writeFileSync(file, draw())
  else if (readOrNothing(file) !== draw()) stale.push(name)
}

if (stale.length > 0) {
  process.stderr.write(
    `docs/pictures: not current: ${stale.join(", ")}. Run "npm run pictures" and look at what changed.\n`,
  )
  process.exitCode = 1
}

function readOrNothing(file: URL): string | null {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return null
  }
}
