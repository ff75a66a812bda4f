import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import t from "tap"
import { OPERATIONS } from "../../src/client/operations.ts"
import type { Body } from "../support/app.ts"
import { compile } from "./compiler.ts"

/** Holds the types of the client to the examples of the reference, by the compiler. */
const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const REFERENCE: Body = JSON.parse(readFileSync(join(ROOT, "openapi/openapi.json"), "utf8"))

type Example = { readonly type: string; readonly value: Body; readonly schema: Body }

const EXAMPLES: readonly Example[] = Object.values<Body>(REFERENCE.paths)
  .flatMap((methods) => Object.values<Body>(methods))
  .flatMap((operation) => [...listBodies(operation), ...listAnswers(operation)])

function listBodies({ operationId, requestBody }: Body): Example[] {
  return Object.entries<Body>(requestBody?.content ?? {})
    .filter(([media]) => media.endsWith("json"))
    .flatMap(([media, content]) =>
      listValues(content).map((value) => ({
        type: `Operations["${operationId}"]["body"]["${media}"]`,
        value,
        schema: content.schema,
      })),
    )
}

function listAnswers({ operationId, responses }: Body): Example[] {
  const { answer, formats } = OPERATIONS[operationId as keyof typeof OPERATIONS]
  const type = formats ? `["formats"]["json"]["${answer}"]` : `["answer"]["${answer}"]`
  const contents = Object.entries<Body>(responses)
    .filter(([status, { content }]) => status.startsWith("2") && content?.["application/json"])
    .map(([, { content }]) => content["application/json"])
  const isOne = new Set(contents.map(({ schema }) => JSON.stringify(schema))).size === 1
  return contents.flatMap((content) =>
    listValues(content).map((value) => ({
      type: `Operations["${operationId}"]${type}`,
      value,
      // Where the statuses differ in what they hold, one may do without what the other must have.
      schema: isOne ? content.schema : {},
    })),
  )
}

function listValues({ example, examples = {} }: Body): Body[] {
  return [...(example === undefined ? [] : [example]), ...Object.values<Body>(examples).map(({ value }) => value)]
}

/** The members that an object must have; none where there are several shapes. */
function listRequired(schema: Body): string[] {
  if (schema.$ref !== undefined) return listRequired(REFERENCE.components.schemas[schema.$ref.split("/").at(-1)])
  return schema.required ?? []
}

t.test("every example of the reference has the type of its operation, and without a member it has not", async (t) => {
  t.ok(EXAMPLES.length > 100, `${EXAMPLES.length} examples`)
  const right = EXAMPLES.map(({ type, value }, nth) => `export const e${nth}: ${type} = ${JSON.stringify(value)}`)
  const wrong = EXAMPLES.flatMap(({ type, value, schema }, nth) =>
    listRequired(schema).map((name) => {
      const { [name]: _, ...rest } = value
      return `// @ts-expect-error: ${name} is missing\nexport const w${nth}_${name}: ${type} = ${JSON.stringify(rest)}`
    }),
  )
  t.ok(wrong.length > 300, `${wrong.length} without a member`)
  t.equal(compileLines([...right, ...wrong]), "")
})

t.test("the compiler is asked", async (t) => {
  t.match(compileLines(['export const e: Operations["isLive"]["answer"]["json"] = { status: 7 }']), /TS2322/)
  t.match(compileLines(['// @ts-expect-error\nexport const e: Operations["isLive"]["body"] = null']), /TS2578/)
})

/** What the compiler says against the lines. */
function compileLines(lines: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "countercheck-types-"))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const head = `import type { Operations } from "${ROOT}src/client/schema.ts"`
  writeFileSync(join(folder, "examples.ts"), `${[head, ...lines].join("\n")}\n`)
  const said = compile(folder, ["--allowImportingTsExtensions", "--types", "", "examples.ts"])
  return said.replaceAll(
    /\((\d+),\d+\).*/g,
    (all, line) => `${all}\n  ${lines.join("\n").split("\n")[line - 2]?.slice(0, 200)}`,
  )
}
