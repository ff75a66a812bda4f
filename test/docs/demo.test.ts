import { readFileSync } from "node:fs"
import t from "tap"
import { makeDataFolder, runProgram, waitForText } from "../support/service.ts"

/** Holds the output of the demo in README.md to what the demo prints. */
const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8")

t.test("the demo prints what the README shows, apart from the port", async (t) => {
  const [, shown = ""] = /```\n(Starting Countercheck…[\s\S]*?)```/.exec(README) ?? []
  const demo = runProgram(t, "demo/main.ts", { DATA_DIR: makeDataFolder(t), PORT: "0" })
  await waitForText(demo, /(Ctrl-C stops it\.\n)/)
  t.equal(demo.output().replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:8080"), shown)
})
