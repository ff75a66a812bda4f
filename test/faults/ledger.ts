import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import type { Body } from "../support/app.ts"
import { makeStatements } from "../support/claim-oracle.ts"
import { type Answer, call } from "../support/service.ts"

/**
 * A careful client and its books. Every request has an Idempotency-Key and is repeated until it is acknowledged, as the
 * guide asks for; only what was acknowledged is in the books, and all of it must be found at the end.
 */
export type Ledger = {
  readonly name: string
  /** Acknowledged claims as they were answered, by id, and what became of them since. */
  readonly claims: Map<string, Body>
  readonly ended: Map<string, "retracted" | "corrected">
  /** Ids of exceptions: whether their end was acknowledged. */
  readonly exceptions: Map<string, "active" | "ended">
  /** The highest version of the rule that was acknowledged, with its settings. */
  readonly rule: { id: string | null; version: number; percent: number }
  /** Acknowledged requests; answers that asked to try again; requests without an answer; everything else. */
  readonly counts: { acknowledged: number; away: number; lost: number; replayed: number; reasons: Set<string> }
  readonly wrong: string[]
  /** Works on, as long as `goesOn` holds. What is begun is brought to its end, if somebody answers within a minute. */
  work(addresses: readonly string[], writers: number, goesOn: () => boolean): Promise<void>
}

type Asked = { readonly method: string; readonly path: string; readonly body?: Body }
type Ask = (asked: Asked, expected: readonly number[]) => Promise<Answer | null>

const SUBJECT = { unit: "1", measure: "stock" }
const PERCENTS = [1, 3, 10, 20, 40]
/** Milliseconds that a request is repeated for; longer than any outage of these tests. */
const PATIENCE = 60_000

/** `rules: false` where passes that a crash left behind could not be waited for. */
export function openLedger(name: string, { seed, rules = true }: { seed: number; rules?: boolean }): Ledger {
  const statements = makeStatements(seed, 20_000)
  let next = 0
  const ledger: Ledger = {
    name,
    claims: new Map(),
    ended: new Map(),
    exceptions: new Map(),
    rule: { id: null, version: 0, percent: 5 },
    counts: { acknowledged: 0, away: 0, lost: 0, replayed: 0, reasons: new Set() },
    wrong: [],
    work: async (addresses, writers, goesOn) => {
      const one = async (place: number) => {
        for (let turn = place; goesOn(); turn += 1) await act(ledger, asker(ledger, addresses, turn), take(), busy)
      }
      await Promise.all(Array.from({ length: writers }, (_none, place) => one(place)))
    },
  }
  const busy = new Set<string>(rules ? [] : ["rule"])
  const take = () => {
    next += 1
    return { turn: next, said: statements[next % statements.length] }
  }
  return ledger
}

/** The addresses take turns: a request that one of them did not answer is repeated at the other. */
function asker(ledger: Ledger, addresses: readonly string[], turn: number): Ask {
  return async (asked, expected) => {
    const headers: Record<string, string> = asked.method === "POST" ? { "idempotency-key": randomUUID() } : {}
    const end = Date.now() + PATIENCE
    for (let attempt = turn; Date.now() < end; attempt += 1) {
      const address = addresses[attempt % addresses.length] ?? ""
      const answer = await call(address, asked.method, asked.path, asked.body, headers).catch(() => null)
      const verdict = enter(ledger, answer, expected)
      if (verdict === "acknowledged") return answer
      if (verdict === "wrong") {
        ledger.wrong.push(`${JSON.stringify(asked)}: ${answer?.status} ${JSON.stringify(answer?.body)}`)
        return null
      }
      await sleep(50)
    }
    ledger.wrong.push(`${JSON.stringify(asked)} was not answered within ${PATIENCE} ms`)
    return null
  }
}

function enter(
  { counts }: Ledger,
  answer: Answer | null,
  expected: readonly number[],
): "acknowledged" | "again" | "wrong" {
  if (answer === null) {
    counts.lost += 1
    return "again"
  }
  if (answer.status === 503 && answer.headers.has("retry-after")) {
    counts.away += 1
    counts.reasons.add(String(answer.body?.detail))
    return "again"
  }
  if (!expected.includes(answer.status)) return "wrong"
  counts.acknowledged += 1
  if (answer.headers.has("idempotency-replayed")) counts.replayed += 1
  return "acknowledged"
}

/** Of twenty turns fourteen file; the others retract, correct, change the rule, and accept a difference for a time. */
async function act(ledger: Ledger, ask: Ask, { turn, said }: { turn: number; said: Body }, busy: Set<string>) {
  switch (turn % 20) {
    case 3:
    case 13:
      return endClaim(ledger, ask, busy, "retract", { reason: "withdrawn by the wire" })
    case 7:
    case 17:
      return endClaim(ledger, ask, busy, "correct", { reason: "misread", figure: said.figure })
    case 9:
      return turn % 40 === 9
        ? changeRule(ledger, ask, busy, PERCENTS[turn % PERCENTS.length] ?? 5)
        : acceptOne(ledger, ask, busy)
    case 19:
      return endException(ledger, ask, busy)
    default:
      return fileClaim(ledger, ask, said)
  }
}

async function fileClaim({ name, claims }: Ledger, ask: Ask, said: Body): Promise<void> {
  const body = { ...said, subject: { name, ...SUBJECT } }
  const answer = await ask({ method: "POST", path: "/v1/claims", body }, [201])
  if (answer !== null) claims.set(answer.body.claim.id, answer.body.claim)
}

/** Nobody else works on it meanwhile: who was first would not be known without an answer. */
async function endClaim(ledger: Ledger, ask: Ask, busy: Set<string>, way: "retract" | "correct", body: Body) {
  const { claims, ended } = ledger
  const id = [...claims.keys()].find((one) => !ended.has(one) && !busy.has(one))
  if (id === undefined) return
  busy.add(id)
  const answer = await ask({ method: "POST", path: `/v1/claims/${id}/${way}`, body }, [200, 201])
  if (answer === null) return
  // A correction that changes nothing is answered with the claim as it is.
  const isOver = way === "retract" || answer.body.claim.id !== id
  if (isOver) ended.set(id, way === "retract" ? "retracted" : "corrected")
  else busy.delete(id)
  if (way === "correct") claims.set(answer.body.claim.id, answer.body.claim)
}

/** One change at a time, so that the last one is known. A PUT that was lost may have been carried out: it is sent again. */
async function changeRule({ claims, rule }: Ledger, ask: Ask, busy: Set<string>, percent: number): Promise<void> {
  const [first] = claims.values()
  if (first === undefined || busy.has("rule")) return
  busy.add("rule")
  const body = { scope: { subject: first.subject.id }, settings: { relative: { percent } } }
  const place =
    rule.id === null ? { method: "POST", path: "/v1/rules" } : { method: "PUT", path: `/v1/rules/${rule.id}` }
  const answer = await ask({ ...place, body }, [200, 201])
  if (answer !== null) Object.assign(rule, { id: answer.body.id, version: answer.body.version, percent })
  busy.delete("rule")
}

async function acceptOne({ claims, exceptions }: Ledger, ask: Ask, busy: Set<string>): Promise<void> {
  const [first] = claims.values()
  if (first === undefined || busy.has("accept")) return
  busy.add("accept")
  const open = await ask(
    { method: "GET", path: `/v1/conflicts?subject=${first.subject.id}&status=open&limit=1` },
    [200],
  )
  const conflict = open?.body.items[0]?.id
  const body = { conflict, reason: "known to the desk", until: new Date(Date.now() + 86_400_000).toISOString() }
  const answer = conflict && (await ask({ method: "POST", path: "/v1/exceptions", body }, [201]))
  if (answer) exceptions.set(answer.body.id, "active")
  busy.delete("accept")
}

async function endException({ exceptions }: Ledger, ask: Ask, busy: Set<string>): Promise<void> {
  const active = [...exceptions].filter(([id, status]) => status === "active" && !busy.has(id)).map(([id]) => id)
  // The last few stay, so that some hold at the end.
  const [id] = active.length > 3 ? active : []
  if (id === undefined) return
  busy.add(id)
  const answer = await ask({ method: "POST", path: `/v1/exceptions/${id}/end`, body: { reason: "settled" } }, [200])
  if (answer !== null) exceptions.set(id, "ended")
}
