import type { Test } from "tap"
import { startApp } from "../support/app.ts"
import { cheapest, type Held, MOST_HELD, type Sender, type Sent, startSender } from "../support/held-loop.ts"
import type { Document } from "./document.ts"
import { makeFuzzKey } from "./fuzz-key.ts"
import { fillPath, type Hostile, listHostile } from "./hostile.ts"
import { listRepeats, type Repeat } from "./repeats.ts"

/** Characters of an answer: fifty errors, each with its place and its sentence. */
const LONGEST_ANSWER = 60_000

/** How often a mistake is made in one request. The last is more than a container may hold. */
const TIMES = [1, 10, 100, 1_000, 10_000]

/**
 * Ten times as many mistakes may cost this many times as much. Work that grows with the square of their number costs a hundred
 * times as much.
 */
const MOST_GROWTH = 40

/** Milliseconds below which a growth says nothing. */
const LITTLE = 1.5

/** Tries of what cost too much: on a busy machine, and before code is compiled, the first may. */
const TRIES = 5

export type Costs = { readonly sent: number; readonly failures: readonly string[] }

/** Sends every nth of the requests that are made from the document, and says which cost too much. */
export async function measureCosts(t: Pick<Test, "teardown">, every: number): Promise<Costs> {
  const app = await startApp()
  const document = app.document as Document
  const credential = await makeFuzzKey(app)
  const sender = startSender(t)
  const send = (sent: Sent) =>
    sender({ ...sent, url: app.address + sent.url, headers: { ...credential, ...sent.headers } })
  const failures: string[] = []
  let sent = 0
  const repeats = listRepeats(document).filter((_, place) => place % every === 0)
  for (const repeat of repeats) {
    failures.push(...(await tryRepeat(send, repeat)))
    sent += TIMES.length
  }
  for (const hostile of listHostile(document).filter((_, place) => place % every === 0)) {
    failures.push(...(await tryHostile(send, hostile)))
    sent += 1
  }
  return { sent, failures }
}

/** Makes one mistake more and more often, and says where the cost of it grows faster than its number. */
export async function tryRepeat(send: Sender, { operation, title, body }: Repeat): Promise<string[]> {
  const path = fillPath(operation.path)
  const what = `${operation.title} ${title}`
  const costs: Held[] = []
  const failures: string[] = []
  for (const times of TIMES) {
    const sent = {
      url: path,
      method: operation.method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body(times)),
    }
    const last = costs.at(-1)
    const isGrown = ({ spent }: Held) => last !== undefined && spent > MOST_GROWTH * Math.max(last.spent, LITTLE)
    const cost = await cheapest(
      () => send(sent),
      (one) => one.held > MOST_HELD || isGrown(one),
      TRIES,
    )
    costs.push(cost)
    failures.push(...tell(`${what} ${times} times`, cost))
    if (isGrown(cost))
      failures.push(`${what} ${times} times: ${Math.round(cost.spent)} ms, and ${last?.spent} ms for a tenth`)
  }
  return failures
}

async function tryHostile(send: Sender, { operation, title, path, headers, body }: Hostile): Promise<string[]> {
  const sent = { url: path, method: operation.method, headers, body }
  return tell(`${operation.title} ${title}`, await cheapest(() => send(sent)))
}

function tell(what: string, { status, text, held }: Held): string[] {
  return [
    ...(status === 0 || status >= 500 ? [`${what}: ${status} ${text.slice(0, 300)}`] : []),
    ...(status >= 400 && text.length > LONGEST_ANSWER ? [`${what}: an answer of ${text.length} characters`] : []),
    ...(held > MOST_HELD ? [`${what}: it kept the loop for ${Math.round(held)} ms`] : []),
  ]
}
