import { BUILT_IN_TOLERANCE } from "../../../src/compare/rules/tolerance.ts"
import type { Body } from "../../support/app.ts"
import { type Answer, call } from "../../support/service.ts"
import { addTo, type Books, latestOf, listSubjectIds } from "./books.ts"
import type { Client } from "./client.ts"

/** Milliseconds. It is long enough that no exception runs out during a history. */
const LONG = 86_400_000

const SETTINGS: readonly Body[] = [
  { relative: { percent: 0 } },
  { relative: { percent: 20 } },
  { absolute: { amount: 10, unit: "1" } },
  { relative: { percent: 2 }, drift: { amount: 1, unit: "1" } },
  { windowDays: 3 },
  { precise: "tolerant" },
  { rounding: "none", severity: { medium: 5, high: 20 } },
  { hedgeProfile: { about: { stated: 30, implied: 20 }, nearly: { stated: 20, implied: 15 } } },
  { hedgeProfile: { justOver: { stated: 2, implied: 1 }, powerOfTenStep: 10 } },
  { flagged: ["conflict"] },
  { flagged: ["tension"], relative: { percent: 10 } },
  { flagged: [] },
  { flagged: ["conflict", "tension"] },
]

export async function makeRule(client: Client): Promise<void> {
  const answer = await client.change({ method: "POST", path: "/v1/rules", body: ruleOf(client) })
  if (answer !== null) addTo(client.books.rules, answer.body.id, answer.body)
}

export async function changeRule(client: Client): Promise<void> {
  const id = pickRule(client)
  if (id === undefined) return makeRule(client)
  enterRule(client.books, await client.change({ method: "PUT", path: `/v1/rules/${id}`, body: ruleOf(client) }))
}

export async function retireRule(client: Client): Promise<void> {
  const id = pickRule(client)
  if (id === undefined) return
  enterRule(client.books, await client.change({ method: "DELETE", path: `/v1/rules/${id}` }))
}

/** A rule that says of everything what holds anyway, behind all others: a pass judges all figures and changes no verdict. */
export async function judgeEverything(books: Books, address: string): Promise<void> {
  const body = { scope: {}, settings: { windowDays: BUILT_IN_TOLERANCE.windowDays }, priority: -1 }
  const answer = await call(address, "POST", "/v1/rules", body)
  addTo(books.rules, answer.body.id, answer.body)
}

function enterRule({ rules }: Books, answer: Answer | null): void {
  if (answer !== null) addTo(rules, answer.body.id, answer.body)
}

function ruleOf({ books, operation: { one, two } }: Client): Body {
  const ids = listSubjectIds(books)
  const scopes = [{}, { tag: "troops" }, { tag: "losses" }, { measure: "stock" }, { subject: ids[two % ids.length] }]
  const scope = ids.length === 0 ? {} : scopes[one % scopes.length]
  return { scope, settings: SETTINGS[(one + two) % SETTINGS.length], priority: two % 3 }
}

function pickRule({ books, operation }: Client): string | undefined {
  const active = [...books.rules].filter(([, answers]) => latestOf(answers)?.status === "active").map(([id]) => id)
  return active[operation.one % active.length]
}

export async function acceptConflict(client: Client): Promise<void> {
  const conflict = await pickConflict(client, "open")
  if (conflict !== undefined) await accept(client, { conflict: conflict.id })
}

export async function acceptSubject(client: Client): Promise<void> {
  const ids = listSubjectIds(client.books)
  const subject = ids[client.operation.one % ids.length]
  if (subject !== undefined) await accept(client, { subject })
}

async function accept(client: Client, scope: Body): Promise<void> {
  const until = new Date(Date.now() + LONG).toISOString()
  const body = { ...scope, reason: "known to the desk", until }
  const answer = await client.change({ method: "POST", path: "/v1/exceptions", body })
  if (answer !== null) addTo(client.books.exceptions, answer.body.id, answer.body)
}

export async function endException(client: Client): Promise<void> {
  const { exceptions } = client.books
  const active = [...exceptions].filter(([, answers]) => latestOf(answers)?.status === "active").map(([id]) => id)
  const id = active[client.operation.one % active.length]
  if (id === undefined) return
  const answer = await client.change({ method: "POST", path: `/v1/exceptions/${id}/end`, body: { reason: "settled" } })
  if (answer !== null) addTo(exceptions, id, answer.body)
}

const STATUSES = ["open", "explained", "dismissed", "resolved"]

/** As somebody who has just looked: what changed since is not overwritten. */
export async function settle(client: Client): Promise<void> {
  const { one, two } = client.operation
  const conflict = await pickConflict(client, ["open", "open", "explained", "dismissed"][one % 4] ?? "open")
  if (conflict === undefined) return
  const others = STATUSES.filter((status) => status !== conflict.status)
  const body = {
    status: others[two % others.length],
    note: `note ${client.operation.place}`,
    assignee: `desk ${two % 3}`,
  }
  const path = `/v1/conflicts/${conflict.id}`
  const answer = await client.change({ method: "PATCH", path, body, ifMatch: `"${conflict.version}"` })
  if (answer !== null) addTo(client.books.conflicts, conflict.id, answer.body)
}

async function pickConflict(client: Client, status: string): Promise<Body | undefined> {
  const { items } = await client.read(`/v1/conflicts?status=${status}&limit=60`)
  return items[client.operation.two % items.length]
}
