import t from "tap"
import { startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** What `npm run test:fuzz` found, each as the request that showed it. */

t.test("an address that cannot be decoded is refused with a request id, like everything else", async (t) => {
  const app = await startApp()
  for (const path of ["/v1/%zz", "/v1/claims/%ff", "/%ED%A0%80/claims"]) {
    const { status, headers, body } = await app.get(path)
    t.same([status, body.type], [400, "urn:countercheck:problem:invalid-request"], path)
    t.match(headers.get("x-request-id"), /^[0-9a-f-]{36}$/, path)
  }
})

t.test("what comes along with a DELETE is not looked at: deep, too large, no JSON or none at all", async (t) => {
  const app = await startApp()
  const deep = `${"[".repeat(5_000)}${"]".repeat(5_000)}`
  const json = { "content-type": "application/json" }
  const bodies: [string | undefined, Record<string, string>][] = [
    [deep, json],
    ["{", json],
    ["x".repeat(1_100_000), json],
    ["a=b", { "content-type": "application/x-www-form-urlencoded" }],
    [undefined, { "content-type": "text/plain" }],
    [undefined, json],
  ]
  for (const [body, headers] of bodies) {
    const { body: rule } = await app.post("/v1/rules", { settings: { windowDays: 3 } })
    const { status } = await app.call("DELETE", `/v1/rules/${rule.id}`, body, headers)
    t.equal(status, 200, `${body?.slice(0, 10)} as ${headers["content-type"]}`)
  }
  t.equal((await app.post("/v1/claims", claimOf("10,000"))).status, 201)
})

t.test("the reference knows what is said of a body that comes along with a POST that takes none", async (t) => {
  const app = await startApp()
  const { body } = await app.post("/v1/keys", { name: "CMS", scopes: ["admin"] })
  const admin = { authorization: `Bearer ${body.key}` }
  const id = "01930000-0000-7000-8000-000000000000"
  const bodies: [string, string, number][] = [
    ["12,34", "application/json; charset=utf-16", 415],
    ["a=b", "application/x-www-form-urlencoded", 415],
    [JSON.stringify("x".repeat(1_100_000)), "application/json", 413],
    ["{", "application/json", 400],
    ["9".repeat(1_000), "application/json", 422],
    [`${"[".repeat(5_000)}${"]".repeat(5_000)}`, "application/json", 400],
  ]
  for (const path of [`/v1/people/${id}/links`, "/v1/keys/00000000/rotate"]) {
    for (const [sent, type, status] of bodies) {
      const reply = await app.call("POST", path, sent, { ...admin, "content-type": type })
      t.equal(reply.status, status, `${path} ${type} ${sent.slice(0, 10)}`)
    }
  }
})

t.test("a body that is nested deeply, sent to where there is nothing, is a 404", async (t) => {
  const app = await startApp()
  const deep = `${"[".repeat(5_000)}${"]".repeat(5_000)}`
  for (const path of ["/v1/nothing", "/v1/subjects/01930000-0000-7000-8000-000000000000/constructor"]) {
    const { status, body } = await app.post(path, deep)
    t.same([status, body.type], [404, "urn:countercheck:problem:not-found"], path)
  }
})

t.test("an address with an asterisk before its end is not found", async (t) => {
  const app = await startApp()
  for (const path of ["/v1/*x", "/v1/claims/*x/y", "/*/*", "/v1/*"]) {
    const { status } = await fetch(`${app.address}${path}`)
    t.equal(status, 404, path)
  }
})
