import t from "tap"
import { makeFuzzKey } from "../fuzz/fuzz-key.ts"
import { startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { cheapest, type Held, MOST_HELD, startSender } from "../support/held-loop.ts"

/** Requests that kept the service from everything else, each with the seconds that it took when it was found. */

const JSON_TYPE = { "content-type": "application/json" }

type Request = {
  readonly method?: string
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body: string
}

async function makeSend() {
  const app = await startApp()
  const credential = await makeFuzzKey(app)
  const sender = startSender(t)
  const send = ({ method = "POST", path, headers = JSON_TYPE, body }: Request): Promise<Held> =>
    cheapest(() => sender({ url: app.address + path, method, headers: { ...credential, ...headers }, body }))
  return { app, credential, send }
}

t.test("a list of things that are none of what was expected: 0.4 s for 50, 26 s for 200", async (t) => {
  const { send } = await makeSend()
  for (const times of [50, 200, 900]) {
    const via = Array.from({ length: times }, () => ({}))
    const { status, held, text } = await send({ path: "/v1/claims", body: JSON.stringify(claimOf("7,000", { via })) })
    const { errors, errorsTotal, detail } = JSON.parse(text)
    t.same([status, errors.length], [400, 50])
    t.equal(errorsTotal ?? 50, Math.max(50, times + 1), "each of them, and that they are too many")
    t.same(errors[0], { pointer: "/via", detail: "has more than 20 items" })
    t.same(errors[1], { pointer: "/via/0/name", detail: "is missing" })
    t.match(detail, new RegExp(`\\(and ${times} more\\)$`))
    t.ok(held <= MOST_HELD, `${times}: ${held} ms`)
  }
})

t.test("a map of the same: the orders of a hedge profile", async (t) => {
  const { send } = await makeSend()
  const orders = Object.fromEntries(
    Array.from({ length: 900 }, (_, place) => [`order ${place}`, { low: {}, high: [] }]),
  )
  const compared = { a: { figure: "7" }, b: { figure: "8" }, tolerance: { hedgeProfile: { orders } } }
  const { status, held, text } = await send({ path: "/v1/compare", body: JSON.stringify(compared) })
  t.match([status, JSON.parse(text)], [400, { errorsTotal: 1_800 }])
  t.ok(held <= MOST_HELD, `${held} ms`)
})

t.test("items that may not be there twice, beyond their number: 24 s for 60,000 arrays", async (t) => {
  const { app, credential, send } = await makeSend()
  const { body: subject } = await app.post("/v1/subjects", { name: "Troops" }, credential)
  const requests = [
    { method: "PATCH", path: `/v1/subjects/${subject.id}`, name: "tags", beside: {} },
    { method: "POST", path: "/v1/keys", name: "scopes", beside: { name: "CMS" } },
  ]
  for (const { method, path, name, beside } of requests) {
    const given = (times: number) => JSON.stringify({ ...beside, [name]: Array.from({ length: times }, () => []) })
    const many = await send({ method, path, body: given(900) })
    t.match([many.status, JSON.parse(many.text).errors[0]], [400, { pointer: `/${name}`, detail: /^has more than/ }])
    const more = await send({ method, path, body: given(60_000) })
    t.match(
      [more.status, JSON.parse(more.text)],
      [400, { detail: `/${name} has more than 1000 items.`, errors: [{ pointer: `/${name}` }] }],
    )
    for (const { held } of [many, more]) t.ok(held <= MOST_HELD, `${path}: ${held} ms`)
  }
  const { body: unchanged } = await app.call("GET", `/v1/subjects/${subject.id}`, undefined, credential)
  t.same([unchanged.tags, unchanged.version], [[], subject.version])
})

t.test("items that are there twice are still refused, in any order of their members", async (t) => {
  const { app, credential } = await makeSend()
  const { body: subject } = await app.post("/v1/subjects", { name: "Troops" }, credential)
  const twice = await app.patch(`/v1/subjects/${subject.id}`, { tags: ["war", "troops", "war"] }, credential)
  t.match(twice, { status: 400, body: { errors: [{ pointer: "/tags", detail: "names the same thing twice" }] } })
  const once = await app.patch(`/v1/subjects/${subject.id}`, { tags: ["war", "War", "troops"] }, credential)
  t.equal(once.status, 200)
})

t.test("a cell of nothing but the sign between names, and one open quote before many lines", async (t) => {
  const { app, credential, send } = await makeSend()
  const type = { "content-type": "text/csv" }
  const head = "subject,source,publishedAt,figure,via"
  const bodies: [title: string, body: string, lines: number][] = [
    ["119 signs", `${head}\nTroops,Staff,2024-11-04,7,${"|".repeat(119)}\n`, 1],
    ["a megabyte of them", `${head}\nTroops,Staff,2024-11-04,7,${"|".repeat(1_000_000)}\n`, 1],
    ["an open quote before 200,000 lines", `${head}\n"${"x\n".repeat(200_000)}`, 200_000],
  ]
  for (const [title, body, lines] of bodies) {
    const { status, held, text } = await send({ path: "/v1/imports", headers: type, body })
    const { id, received, refused } = JSON.parse(text)
    t.same([status, received, refused], [202, lines, lines], title)
    t.ok(held <= MOST_HELD, `${title}: ${held} ms`)
    const { body: page } = await app.call("GET", `/v1/imports/${id}/lines?limit=1`, undefined, credential)
    t.equal(page.items[0].problem.status, 400, title)
  }
})
