import { execFile } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import t from "tap"
import { list } from "tar"
import { startApp } from "../support/app.ts"
import { compile } from "./compiler.ts"
import { installClient, ROOT, readGuide } from "./packed.ts"

/** The client as others get it: what is in the package, and that it works where nothing of the repository is. */
let installing: ReturnType<typeof installClient> | undefined
const install = () => {
  installing ??= installClient(t)
  return installing
}

const BROWSER = ["--lib", "es2024,dom,dom.iterable,dom.asynciterable", "--types", ""]
const NODE = ["--lib", "es2024", "--types", "node", "--typeRoots", join(ROOT, "node_modules/@types")]

t.test("the package holds the built client, its README and the license, and depends on nothing", async (t) => {
  const { archive, folder } = await install()
  const files: string[] = []
  await list({ file: archive, onReadEntry: (entry) => files.push(entry.path) })
  const others = files.filter((file) => !/^package\/dist\/[\w-]+\.(js|d\.ts)$/.test(file))
  t.same(others.sort(), ["package/LICENSE", "package/README.md", "package/package.json"])
  t.ok(files.includes("package/dist/index.js") && files.includes("package/dist/index.d.ts"))
  const described = JSON.parse(readFileSync(join(folder, "node_modules/countercheck-client/package.json"), "utf8"))
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"))
  t.match(described, { name: "countercheck-client", version, type: "module", license: "MIT" })
  t.same(
    Object.keys(described).filter((name) => /dependencies|scripts/i.test(name)),
    [],
  )
})

t.test("its declarations stand by themselves, with the types of Node and with those of browsers", async (t) => {
  const { folder } = await install()
  const samples = readFileSync(join(ROOT, "test/client/samples.ts"), "utf8")
  writeFileSync(join(folder, "samples.ts"), samples.replace("../../src/client/index.ts", "countercheck-client"))
  for (const types of [BROWSER, NODE])
    for (const resolution of [["nodenext"], ["esnext", "--moduleResolution", "bundler"]])
      t.equal(compile(folder, ["--module", ...resolution, ...types, "samples.ts"]), "", `${types[1]} ${resolution}`)
  writeFileSync(join(folder, "wrong.ts"), samples.replace("../../src/client/index.ts", "countercheck-other"))
  t.match(compile(folder, ["--module", "nodenext", ...NODE, "wrong.ts"]), /TS2307/, "the compiler looks for it")
})

t.test("what the guide shows compiles, and does what it says", async (t) => {
  const { folder } = await install()
  const { address, get } = await startApp()
  const guide = readGuide().replace("http://127.0.0.1:8080", address)
  t.ok(guide.includes(address))
  writeFileSync(join(folder, "guide.ts"), guide)
  t.equal(compile(folder, ["--module", "nodenext", "--target", "es2024", ...NODE, "guide.ts"]), "")
  const { stdout } = await promisify(execFile)(process.execPath, ["guide.ts"], { cwd: folder, env: {} })
  const lines = stdout.trim().split("\n")
  t.match(lines[0], /^[0-9a-f-]{36} 0$/)
  t.match(lines.at(-1), /^404 .* \[\] [\w-]+$/, "and ends with the problem that it shows")
  t.match((await get("/v1/claims?status=retracted")).body.items, [{ wording: "nearly 12,000 troops" }])
  t.equal((await get("/v1/imports")).body.items.length, 1)
})
