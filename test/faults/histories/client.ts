import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { Body } from "../../support/app.ts"
import { type Answer, call } from "../../support/service.ts"
import { type Books, countIn } from "./books.ts"
import type { Operation } from "./operations.ts"

export type Asked = {
  readonly method: "POST" | "PATCH" | "PUT" | "DELETE"
  readonly path: string
  readonly body?: Body
  readonly ifMatch?: string
}

export type Client = {
  readonly books: Books
  readonly operation: Operation
  /** Null where it was refused for what others had done meanwhile. */
  change(asked: Asked): Promise<Answer | null>
  read(path: string): Promise<Body>
}

/** What others may have changed between looking and asking: a name, a claim that ended, a conflict that moved. */
const REFUSALS = [409, 412]
/** An id that has just been merged away, or a rule that cannot mean anything for its subject. */
const GONE = [404, 422]
const UNFIT = /there is no (subject|conflict|source) with the id|is named before, as claimant|\/settings\/drift/i
const MOST_ATTEMPTS = 100

/** A client that asks one of the addresses, and both at once where the operation says so. */
export function openClient(books: Books, addresses: readonly string[], operation: Operation, started: number): Client {
  const own = operation.place % addresses.length
  const address = addresses[own] ?? ""
  const change = async (asked: Asked) => {
    const from = performance.now() - started
    const answers = await sendOnceOrTwice(books, asked, operation.twice ? addresses : [address])
    const answer = settleOn(books, asked, answers)
    const to = performance.now() - started
    const { place, kind } = operation
    books.log.push({ place, kind, from, to, asked: print(asked), status: answer.status, answered: tell(answer.body) })
    return enter(books, operation, asked, answer)
  }
  const read = async (path: string) => {
    const answer = await call(address, "GET", path)
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.body.detail}`)
    return answer.body
  }
  return { books, operation, change, read }
}

async function sendOnceOrTwice(books: Books, asked: Asked, addresses: readonly string[]): Promise<Answer[]> {
  if (asked.method !== "POST") return [await send(books, addresses[0] ?? "", asked, {})]
  const key = { "idempotency-key": randomUUID() }
  return Promise.all(addresses.map((address) => send(books, address, asked, key)))
}

/** Sent again while the answer is 503, as Retry-After asks for. */
async function send(books: Books, address: string, asked: Asked, key: Record<string, string>): Promise<Answer> {
  const headers = { ...key, ...(asked.ifMatch === undefined ? {} : { "if-match": asked.ifMatch }) }
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call(address, asked.method, asked.path, asked.body, headers)
    if (answer.status !== 503 || attempt === MOST_ATTEMPTS) return answer
    countIn(books.refused, `503 ${answer.body.detail}`)
    await sleep(50)
  }
}

/** One key is one answer. A refusal keeps nothing, so the other of the two may have succeeded. */
function settleOn(books: Books, asked: Asked, answers: readonly Answer[]): Answer {
  const successes = answers.filter(({ status }) => status < 300)
  const [first, second] = successes
  if (first !== undefined && second !== undefined) {
    const replays = successes.filter(({ headers }) => headers.has("idempotency-replayed")).length
    const same = first.status === second.status && JSON.stringify(first.body) === JSON.stringify(second.body)
    if (!same || replays !== 1)
      books.wrong.push(
        `sent twice with one key: ${print(asked)}: ${answers.map((one) => tell(one.body)).join(" and ")}`,
      )
  }
  return first ?? (answers[0] as Answer)
}

function enter(books: Books, { kind, place }: Operation, asked: Asked, answer: Answer): Answer | null {
  const { status, body } = answer
  if (status < 300) {
    countIn(books.done, kind)
    return answer
  }
  countIn(books.refused, `${kind}: ${status} ${String(body?.type).split(":").at(-1)}`)
  const isGone = GONE.includes(status) && UNFIT.test(body.detail)
  if (!REFUSALS.includes(status) && !isGone)
    books.wrong.push(`${place} ${print(asked)}: ${status} ${JSON.stringify(body)}`)
  return null
}

function print({ method, path, body, ifMatch }: Asked): string {
  return `${method} ${path} ${body === undefined ? "" : JSON.stringify(body)}${ifMatch ? ` if ${ifMatch}` : ""}`
}

/** As much of an answer as evidence needs. */
function tell(body: Body): string {
  const { claim, id, version, status, name, detail } = body ?? {}
  if (claim?.figure !== undefined)
    return `claim ${claim.id} figure ${claim.figure.id} subject ${claim.subject.id} ${claim.status}`
  return [id && `${id} v${version}`, name, status, detail].filter((part) => part !== undefined).join(" ")
}
