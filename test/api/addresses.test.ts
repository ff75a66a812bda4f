import Fastify from "fastify"
import t from "tap"
import { handleErrors } from "../../src/api/server/problems/error-handler.ts"
import { startApp } from "../support/app.ts"

const RESOURCES = [
  "claims",
  "conflicts",
  "disputes",
  "subjects",
  "sources",
  "rules",
  "rejudgings",
  "exceptions",
  "imports",
  "articles",
]

t.test("an address with an empty id stands for nothing, whatever is done there", async (t) => {
  const app = await startApp()
  const paths = RESOURCES.flatMap((resource) => [`/v1/${resource}/`, `/v1/${resource}/?limit=x`])
  for (const path of [...paths, "/v1/claims//conflicts", "/v1/subjects//report", "/v1/imports//lines"]) {
    const { status, body } = await app.get(path)
    t.same([status, body.type], [404, "urn:countercheck:problem:not-found"], path)
  }
  const writes = [
    ["POST", "/v1/claims/"],
    ["PATCH", "/v1/subjects/"],
    ["POST", "/v1/claims//retract"],
    ["DELETE", "/v1/rules/"],
  ] as const
  for (const [method, path] of writes) {
    const { status, headers } = await app.call(method, path, method === "DELETE" ? undefined : { reason: "x" })
    t.same([status, headers.get("allow")], [404, null], `${method} ${path}`)
  }
  t.equal((await app.get("/v1/claims/17")).status, 400, "an id that is none is another matter")
})

/** Errors as plugins raise them. */
const RAISED: readonly (readonly [given: number, status: number, kind: string])[] = [
  [400, 400, "invalid-request"],
  [403, 403, "request-refused"],
  [404, 404, "not-found"],
  [406, 406, "request-refused"],
  [413, 413, "body-too-large"],
  [415, 415, "unsupported-media-type"],
  [429, 429, "request-refused"],
  [500, 500, "internal-error"],
  [503, 500, "internal-error"],
  [302, 500, "internal-error"],
]

t.test("what a plugin refuses keeps its status, and what fails in one says nothing of itself", async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  handleErrors(app)
  app.get<{ Params: { status: string } }>("/:status", async ({ params }) => {
    throw Object.assign(new Error("the password is 1234"), { statusCode: Number(params.status), code: "PLUGIN_ERR" })
  })
  const address = await app.listen({ host: "127.0.0.1", port: 0 })
  for (const [given, status, kind] of RAISED) {
    const answer = await fetch(`${address}/${given}`)
    const text = await answer.text()
    t.match(answer.headers.get("content-type"), "application/problem+json")
    t.match(
      [answer.status, JSON.parse(text)],
      [status, { status, type: `urn:countercheck:problem:${kind}` }],
      `${given}`,
    )
    t.equal(text.includes("password"), status < 500, `${given}: only what a client did wrong is told`)
  }
})
