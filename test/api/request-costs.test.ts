import { once } from "node:events"
import { createServer, type RequestListener } from "node:http"
import type { AddressInfo } from "node:net"
import { json } from "node:stream/consumers"
import t, { type Test } from "tap"
import { measureCosts, tryRepeat } from "../fuzz/costs.ts"
import { type Document, listOperations } from "../fuzz/document.ts"
import { listRepeats } from "../fuzz/repeats.ts"
import { startApp } from "../support/app.ts"
import { processorTime, startSender } from "../support/held-loop.ts"

/** The short form sends every so manieth of the requests. It is a prime, so that each kind of them comes up. */
const EVERY = 7

t.test("what a request costs grows with its size, and none keeps the loop from others", async (t) => {
  const { sent, failures } = await measureCosts(t, EVERY)
  t.same(failures, [])
  t.ok(sent > 300, `${sent} requests`)
})

t.test("every operation with a body has mistakes to be repeated, in the lists and maps of it too", async (t) => {
  const { document } = (await startApp()) as unknown as { document: Document }
  const repeats = listRepeats(document)
  for (const { title, body } of listOperations(document)) {
    if (body !== null)
      t.ok(
        repeats.some(({ operation }) => operation.title === title),
        title,
      )
  }
  const titles = repeats.map(({ operation, title }) => `${operation.title} ${title}`)
  for (const place of ["POST /v1/claims /via/*: {}", "POST /v1/compare /tolerance/hedgeProfile/orders/*: {}"]) {
    t.ok(titles.includes(place), place)
  }
})

/** Milliseconds. Of so much work a tenth of the mistakes costs a hundredth, which still stands out from what any request costs. */
const MOST_WORK = 1_250

/** A service that answers every body with as many milliseconds of work as `work` says of its list: processor time. */
async function startWorker(t: Test, work: (items: number) => number): Promise<string> {
  const answer: RequestListener = async (request, reply) => {
    const { via = [] } = (await json(request)) as { via?: readonly unknown[] }
    const end = processorTime() + Math.min(work(via.length), MOST_WORK)
    while (processorTime() < end);
    reply.writeHead(400).end("{}")
  }
  const server = createServer(answer).listen(0, "127.0.0.1")
  await once(server, "listening")
  t.teardown(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

t.test("work that grows with the square of its size is found, and so is a loop that is kept", async (t) => {
  const { document } = (await startApp()) as unknown as { document: Document }
  const repeat = listRepeats(document).find(({ title }) => title === "/via/*: {}")
  if (repeat === undefined) throw new Error("there is no mistake to be repeated")
  const sender = startSender(t)
  const square = await startWorker(t, (items) => items ** 2 / 800)
  const found = await tryRepeat((sent) => sender({ ...sent, url: square + sent.url }), repeat)
  t.match(found.join("\n"), /1000 times: it kept the loop for \d+ ms/)
  t.match(found.join("\n"), /1000 times: \d+ ms, and \d/)
  const little = await startWorker(t, (items) => items / 1_000)
  t.same(await tryRepeat((sent) => sender({ ...sent, url: little + sent.url }), repeat), [])
})
