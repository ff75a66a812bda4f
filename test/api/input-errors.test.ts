import { Ajv2020 } from "ajv/dist/2020.js"
import addFormats from "ajv-formats"
import fc from "fast-check"
import t from "tap"
import { cutAlternatives } from "../../src/api/server/problems/alternatives.ts"
import { listInputErrors } from "../../src/api/server/problems/input-errors.ts"
import { toSchemaError } from "../../src/api/server/problems/schema-error.ts"
import { type Document, listOperations, type Schema } from "../fuzz/document.ts"
import { junk } from "../fuzz/junk.ts"
import { arbitraryOf } from "../fuzz/values.ts"
import { startApp } from "../support/app.ts"
import { listByOracle } from "../support/input-errors-oracle.ts"
import { propertyRuns } from "../support/property-runs.ts"

/** A choice in a choice in a list, as no schema of ours has it yet. */
const NESTED: Schema = {
  type: "object",
  properties: {
    a: {
      anyOf: [
        { type: "string", maxLength: 3 },
        {
          type: "object",
          properties: {
            b: {
              anyOf: [{ type: "string" }, { anyOf: [{ type: "integer" }, { type: "array", items: { type: "null" } }] }],
            },
            c: { type: "integer" },
          },
          required: ["b"],
          additionalProperties: false,
        },
        { type: "object", properties: { d: { type: "string" } }, required: ["d"], additionalProperties: false },
        { type: "array", items: { anyOf: [{ type: "string" }, { type: "object", required: ["e"] }] } },
      ],
    },
  },
  additionalProperties: false,
}

/** One value somewhere in a body is replaced, removed, or given a member too many. */
function damaged(body: unknown): fc.Arbitrary<unknown> {
  const names = fc.constantFrom("a", "b", "c", "d", "e", "x", "name", "id", "a/b", "~")
  return fc.array(fc.tuple(fc.nat(), fc.nat(3), names, junk), { maxLength: 3 }).map((damages) => {
    const root = { root: structuredClone(body) }
    for (const [place, manner, name, value] of damages) damage(root, { place, manner, name, value })
    return root.root
  })
}

type Damage = { readonly place: number; readonly manner: number; readonly name: string; readonly value: unknown }
type Container = Record<string, unknown>

function damage(root: Container, { place, manner, name, value }: Damage): void {
  const places = listPlaces(root)
  const [container, member] = places[place % places.length] ?? [root, "root"]
  const inner = container[member]
  if (manner === 0 && Array.isArray(container)) container.push(value)
  else if (manner === 1 && container !== root && !Array.isArray(container)) delete container[member]
  else if (manner === 2 && isContainer(inner) && !Array.isArray(inner)) inner[name] = value
  else container[member] = value
}

function isContainer(value: unknown): value is Container {
  return typeof value === "object" && value !== null
}

/** Not those that lie deeper than any schema looks. */
function listPlaces(container: Container, deepest = 12): [Container, string][] {
  return Object.entries(container).flatMap(([member, inner]) => [
    [container, member] as [Container, string],
    ...(isContainer(inner) && deepest > 0 ? listPlaces(inner, deepest - 1) : []),
  ])
}

function makeAjv(document: Document): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false })
  addFormats.default(ajv)
  ajv.addSchema({ $id: "api", components: document.components })
  return ajv
}

t.test("for every body that is taken, the errors are those that were listed before, in the same order", async (t) => {
  const { document } = (await startApp()) as unknown as { document: Document }
  const ajv = makeAjv(document)
  const bodies = listOperations(document).flatMap(({ title, resource, body }) =>
    body === null ? [] : [{ title, resource, body }],
  )
  t.ok(bodies.length > 15, `${bodies.length} bodies`)
  let listed = 0
  for (const { title, resource, body } of [...bodies, { title: "nested choices", resource: "a", body: NESTED }]) {
    const validate = ajv.compile(JSON.parse(JSON.stringify(body).replaceAll("#/components", "api#/components")))
    const value = arbitraryOf(body, { document, name: "", resource })
    const given = fc
      .oneof(
        value,
        fc.oneof(value, junk).map((a) => ({ a })),
      )
      .chain(damaged)
    fc.assert(
      fc.property(given, (one) => {
        validate(one)
        const errors = (validate.errors ?? []) as never[]
        const expected = listByOracle(errors)
        const told = listInputErrors(errors, "body")
        t.same(
          told.map(({ pointer }) => pointer),
          expected.map(([pointer]) => pointer),
          title,
        )
        const kept = new Map(
          cutAlternatives(errors.map(toSchemaError))
            .toReversed()
            .map((e) => [e.pointer, e.keyword]),
        )
        t.same([...kept].sort(), expected.toSorted(), title)
        listed += told.length
      }),
      propertyRuns(20),
    )
  }
  t.ok(listed > 300, `${listed} errors`)
})

t.test("what describes the input is itself JSON Schema, which no start checks", async (t) => {
  const { document } = (await startApp()) as unknown as { document: Document }
  const ajv = new Ajv2020({ strict: false })
  const taken = listOperations(document).flatMap(({ title, body, parameters }) => [
    ...(body === null ? [] : [{ title, schema: body }]),
    ...parameters.map(({ name, schema }) => ({ title: `${title} ${name}`, schema })),
  ])
  const named = Object.entries(document.components.schemas).map(([title, schema]) => ({ title, schema }))
  t.ok(taken.length > 100 && named.length > 50, `${taken.length} are taken, ${named.length} have a name`)
  for (const { title, schema } of [...taken, ...named]) {
    t.ok(ajv.validateSchema(schema), `${title}: ${ajv.errorsText()}`)
  }
  t.notOk(ajv.validateSchema({ type: "object", properties: { name: { type: "text" } } }))
})
