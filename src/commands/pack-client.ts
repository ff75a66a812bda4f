import { spawnSync } from "node:child_process"
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

/**
 * Builds the client as a package of its own, JavaScript and declarations, in a folder that git ignores, and packs it. Another
 * folder may be named: `npm run client:pack -- FOLDER`.
 */
const ROOT = fileURLToPath(new URL("../../", import.meta.url))
const NAME = "countercheck-client"

const folder = resolve(process.argv[2] ?? join(ROOT, "build"))
const built = join(folder, NAME)
rmSync(built, { recursive: true, force: true })
mkdirSync(built, { recursive: true })
const compiler = join(ROOT, "node_modules/typescript/lib/tsc.js")
run(process.execPath, [compiler, "-p", join(ROOT, "src/client"), "--outDir", join(built, "dist")])
writeFileSync(join(built, "package.json"), `${JSON.stringify(describePackage(), null, 2)}\n`)
copyFileSync(join(ROOT, "docs/client.md"), join(built, "README.md"))
copyFileSync(join(ROOT, "LICENSE"), join(built, "LICENSE"))
run("npm", ["pack", "--silent", "--pack-destination", folder])

/** It has the version of the service, whose API it knows. */
function describePackage(): object {
  const { version, license } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Record<string, string>
  return {
    name: NAME,
    version,
    description: "The client of Countercheck, which finds the figures that contradict each other.",
    license,
    type: "module",
    main: "./dist/index.js",
    types: "./dist/index.d.ts",
    exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
    files: ["dist"],
    sideEffects: false,
    engines: { node: ">=20" },
  }
}

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, {
    cwd: built,
    stdio: "inherit",
    shell: command === "npm" && process.platform === "win32",
  })
  if (error !== undefined) throw error
  if (status !== 0) process.exit(status ?? 1)
}
