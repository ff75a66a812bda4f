import { setTimeout as wait } from "node:timers/promises"
import t, { type Test } from "tap"
import { type Body, type LIMITS, startApp } from "../support/app.ts"
import { scrape, sumOf } from "../support/exposition.ts"
import { cheapest, MOST_HELD, startSender } from "../support/held-loop.ts"
import { startLimited } from "../support/limited-app.ts"

/** A service of its own that takes long texts. */
async function startOwn(t: Test, limits: Partial<typeof LIMITS>) {
  const { own, address, call } = await startLimited(t, { textLimit: 1_000_000, ...limits })
  const post = (path: string, body: unknown) => call("POST", path, body)
  const metric = async (name: string, labels?: Record<string, string>) => sumOf(await scrape(address), name, labels)
  return { app: own, address, post, metric }
}

const fill = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
/** A figure every two bytes: few texts of their length are as much to read. */
const DENSE = "(1"
const NEWS = fill("Officials said on Monday that about 5,000 people had fled. ", 2_000)
const JSON_TYPE = { "content-type": "application/json" }

/** The status of the answer, which is read to its end: a service that stops waits for whoever still reads. */
async function sendText(address: string, length: number, signal?: AbortSignal): Promise<number> {
  const body = JSON.stringify({ text: fill(DENSE, length) })
  const sent = { method: "POST", headers: JSON_TYPE, body, ...(signal && { signal }) }
  const answer = await fetch(`${address}/v1/parse`, sent)
  await answer.arrayBuffer()
  return answer.status
}

t.test("a long text has the answer that a short one has, compressed or not", async (t) => {
  const app = await startApp()
  const { post } = app
  const short = "HUR said on Saturday that “over 7,000” North Korean troops – and 30 km – were there."
  const publishedAt = "2024-11-04T12:00:00Z"
  const [inLoop, inThread] = [
    await post("/v1/parse", { text: short, publishedAt }),
    await post("/v1/parse", { text: short.padEnd(600), publishedAt }),
  ]
  t.equal(inLoop.body.mentions.length, 2)
  t.same(inThread.body, inLoop.body)
  t.equal(inThread.headers.get("content-type"), inLoop.headers.get("content-type"))
  const long = { text: NEWS }
  for (const accepted of ["identity", "br"]) {
    const { headers, body } = await app.call("POST", "/v1/parse", long, { "accept-encoding": accepted })
    t.equal(headers.get("vary"), "accept-encoding")
    t.ok(body.mentions.length > 30, accepted)
  }
})

t.test("what a thread refuses has its place and its kind", async (t) => {
  const { post } = await startApp()
  const markup = await post("/v1/parse", { text: `<b>10,000</b> people ${" ".repeat(600)}` })
  t.match(markup, { status: 422, body: { type: /invalid-input$/, errors: [{ pointer: "/text" }] } })
  const sides = await post("/v1/compare", { a: { text: "5 dogs" }, b: {} })
  t.match(sides, { status: 422, body: { type: /invalid-input$/, errors: [{ pointer: "/b" }] } })
})

t.test("of many mentions and unread passages the first 10,000 are told, and how many there are", async (t) => {
  const { post } = await startApp()
  const mentions = await post("/v1/parse", { text: DENSE.repeat(10_050) })
  t.equal(mentions.status, 200)
  t.equal(mentions.body.mentions.length, 10_000)
  t.equal(mentions.body.mentionsTotal, 10_050)
  const unread = await post("/v1/parse", { text: "1±".repeat(10_100) })
  t.equal(unread.body.unread.length, 10_000)
  t.ok(unread.body.unreadTotal > 10_000, `${unread.body.unreadTotal} in all`)
  const compared = await post("/v1/compare", { a: { text: "1±".repeat(10_100) }, b: { text: "5 dogs" } })
  t.equal(compared.body.unread.a.length, 10_000)
  t.same(compared.body.unreadTotal, { a: unread.body.unreadTotal, b: 0 })
})

t.test("the verdict on two texts is that of the worst of all pairs, of which the worst 1,000 are told", async (t) => {
  const { post } = await startApp()
  const same = "$1 ".repeat(1_200)
  const [a, b] = [`${same}. The port sold 12 dogs.`, `${same}. The port sold 19 dogs.`]
  const { status, body } = await post("/v1/compare", { a: { text: a }, b: { text: b } })
  t.equal(status, 200)
  t.equal(body.verdict, "conflict")
  t.match([body.pairs.length, body.pairsTotal], [1_000, 1_201])
  const [worst] = body.pairs.filter((pair: Body) => pair.verdict === "conflict")
  t.match(worst, { a: { text: "12" }, b: { text: "19" } }, "the worst is among them")
  const starts = body.pairs.map((pair: Body) => pair.a.start)
  t.same(
    starts,
    starts.toSorted((one: number, other: number) => one - other),
    "in the order of the text",
  )
})

t.test("a text that takes too long is refused with its time, and the thread reads on", async (t) => {
  const { post, metric } = await startOwn(t, { textTimeout: 1_000 })
  const parsed = await post("/v1/parse", { text: fill(DENSE, 1_000_000) })
  t.match(parsed, { status: 422, body: { type: /text-too-costly$/, errors: [{ pointer: "/text" }] } })
  t.match(parsed.body.detail, "the 1000 ms of TEXT_TIMEOUT")
  t.equal(await metric("countercheck_texts_refused_total", { limit: "cost" }), 1)
  // It is read in the thread for its length, and takes a small part of the time even on a busy machine.
  t.equal((await post("/v1/parse", { text: "5 dogs".padEnd(600) })).status, 200)
})

t.test("a text that takes too much memory is refused with its limit, and another thread reads on", async (t) => {
  const { post } = await startOwn(t, { textMemory: 64, textTimeout: 60_000 })
  const text = fill(DENSE, 50_000)
  const { status, body } = await post("/v1/compare", { a: { text }, b: { text } })
  const errors = [{ pointer: "/a/text" }, { pointer: "/b/text" }]
  t.match({ status, body }, { status: 422, body: { type: /text-too-costly$/, errors } })
  t.match(body.detail, "the 64 MB of TEXT_MEMORY")
  t.equal((await post("/v1/parse", { text: NEWS })).status, 200)
})

t.test("an answer that would be too long is refused", async (t) => {
  const { post } = await startOwn(t, {})
  const { status, body } = await post("/v1/parse", {
    text: fill(`${"X".repeat(3_000)} said ${"5 km, ".repeat(200)}. `, 1_000_000),
  })
  t.match({ status, body }, { status: 422, body: { type: /text-too-costly$/, errors: [{ pointer: "/text" }] } })
  t.match(body.detail, "an answer of more than 33554432 bytes")
})

t.test("more texts than may wait are refused, and a sender who leaves makes room", async (t) => {
  const { address, post, metric } = await startOwn(t, { textThreads: 1, textQueue: 1, textTimeout: 60_000 })
  const until = async (name: string, value: number) => {
    while ((await metric(name)) !== value) await wait(5)
  }
  const first = sendText(address, 400_000)
  await until("countercheck_text_threads_busy", 1)
  const leaver = new AbortController()
  const second = sendText(address, 400_000, leaver.signal).catch((error: Error) => error.name)
  await until("countercheck_texts_waiting", 1)
  const third = await post("/v1/compare", { a: { text: "5 dogs" }, b: { text: "5 dogs" } })
  t.match(third, { status: 503, body: { type: /overloaded$/, detail: /^1 texts wait .*TEXT_QUEUE/ } })
  t.equal(third.headers.get("retry-after"), "5")
  t.equal(await metric("countercheck_texts_refused_total", { limit: "queue" }), 1)
  t.equal((await post("/v1/parse", { text: "5 dogs" })).status, 200, "a short text waits for none")
  leaver.abort()
  t.equal(await second, "AbortError")
  await until("countercheck_texts_waiting", 0)
  t.equal(await first, 200)
})

t.test("a service that stops reads to the end what it reads, and nothing that is cut off", async (t) => {
  const polite = await startOwn(t, { textThreads: 1, textTimeout: 60_000 })
  const answered = [0, 1].map(() => sendText(polite.address, 200_000))
  while ((await polite.metric("countercheck_texts_waiting")) !== 1) await wait(5)
  await polite.app.close()
  t.same(await Promise.all(answered), [200, 200])

  const cut = await startOwn(t, { textThreads: 1, textTimeout: 600_000 })
  const failed = [0, 1].map(() =>
    sendText(cut.address, 1_000_000).then(
      () => "answered",
      () => "cut off",
    ),
  )
  while ((await cut.metric("countercheck_texts_waiting")) !== 1) await wait(5)
  const closed = cut.app.close()
  cut.app.server.closeAllConnections()
  const start = process.cpuUsage()
  await closed
  const { user } = process.cpuUsage(start)
  t.ok(user < 2_000_000, `the thread computed for ${user / 1_000} ms more`)
  t.same(await Promise.all(failed), ["cut off", "cut off"])
})

/**
 * Of each kind as much as makes the longest answer, and one text of the full length: the rest is read in a thread. The longest
 * texts of all kinds are sent by `npm run test:fuzz`.
 */
t.test("no text holds the loop for more than 50 ms", async (t) => {
  const { address } = await startOwn(t, { textTimeout: 60_000, textMemory: 512 })
  const send = startSender(t)
  const both = (piece: string) => ({ a: { text: fill(piece, 15_000) }, b: { text: fill(piece, 15_000) } })
  const cases: [string, string, object][] = [
    ["brackets", "/v1/parse", { text: fill("(1", 50_000) }],
    ["dashes", "/v1/parse", { text: fill("1-", 300_000) }],
    ["digits", "/v1/parse", { text: fill("7", 1_000_000) }],
    ["one sentence", "/v1/parse", { text: fill("5 dogs and ", 150_000) }],
    ["a short text", "/v1/parse", { text: fill("(1", 500) }],
    ["brackets on both sides", "/v1/compare", both("(1")],
    ["amounts on both sides", "/v1/compare", both("$5 ")],
    ["dates on both sides", "/v1/compare", both("on 3 May, ")],
  ]
  for (const [name, path, input] of cases) {
    const sent = { url: address + path, method: "POST", headers: JSON_TYPE, body: JSON.stringify(input) }
    const { status, held } = await cheapest(() => send(sent))
    t.equal(status, 200, name)
    t.ok(held <= MOST_HELD, `${name}: ${Math.round(held)} ms`)
  }
})
