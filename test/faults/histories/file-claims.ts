import type { Body } from "../../support/app.ts"
import type { Answer } from "../../support/service.ts"
import { addTo, type Books, listSubjectIds } from "./books.ts"
import type { Client } from "./client.ts"
import type { Operation } from "./operations.ts"

/** Names that claims come under from the start. Others come up as new ones, and by renaming. */
const KNOWN = ["Stock 0", "Stock 1", "Stock 2", "Total 0", "Flow 0", "Whole 0", "Whole 1"]
const VOICES = 5
/** The number of operations in a row that bring the same new name, so that several clients file into it at once. */
const BURST = 25

export function fileByName(client: Client): Promise<void> {
  const { one } = client.operation
  return file(client, { subject: named(KNOWN[one % KNOWN.length] ?? "") })
}

export function fileNewName(client: Client): Promise<void> {
  return file(client, { subject: named(`Stock of burst ${Math.floor(client.operation.place / BURST)}`) })
}

export function fileById(client: Client): Promise<void> {
  const ids = listSubjectIds(client.books)
  const id = ids[client.operation.one % ids.length]
  return id === undefined ? fileByName(client) : file(client, { subject: id })
}

export function filePart(client: Client): Promise<void> {
  const { one } = client.operation
  const whole = `Whole ${one % 2}`
  client.books.wholes.add(whole)
  return file(client, { subject: { ...named(`${whole}, part ${one % 3}`), partOf: { name: whole } } })
}

/** One source and external id is always one body, but for a wrong one now and then. */
export function fileDelivery(client: Client): Promise<void> {
  const { one, place } = client.operation
  const delivery = Math.floor(place / BURST)
  const said = { figure: `${100 + (delivery % 5) * 10}`, asOf: "2024-11-02", publishedAt: "2024-11-04T12:00:00Z" }
  const body = { subject: named("Stock 0"), source: { name: "Wire 0" }, claimant: { name: "Voice 0" }, ...said }
  const figure = one % 10 === 0 ? { figure: "999" } : {}
  return file(client, { ...body, ...figure, externalId: `delivery ${delivery}` })
}

async function file(client: Client, given: Body): Promise<void> {
  const { operation, books } = client
  const said = { ...operation.said, ...saidBy(operation), ...given }
  const { claimants, ...alone } = said
  const body = given.claimant === undefined ? said : alone
  const answer = await client.change({ method: "POST", path: "/v1/claims", body })
  if (answer === null) return
  const { claim } = answer.body
  if (body.externalId !== undefined) {
    books.deliveries.push({ source: claim.source.id, externalId: body.externalId, status: answer.status })
  }
  if (answer.status === 201) enterClaim(books, answer, body)
}

function enterClaim(books: Books, answer: Answer, said: Body): void {
  const { claim } = answer.body
  if (books.claims.has(claim.id)) books.wrong.push(`the claim ${claim.id} was created twice`)
  books.claims.set(claim.id, { answer: claim, said })
}

function saidBy({ one, two, place }: Operation): Body {
  const isNew = two % 5 === 0
  const claimant = isNew ? `Voice of burst ${Math.floor(place / BURST)}` : `Voice ${two % VOICES}`
  const source = { name: `Wire ${one % 3}` }
  // Now and then two say it together, who may be one by now: that is refused.
  return one % 6 === 0
    ? { source, claimants: [{ name: claimant }, { name: `Together ${two % 3}` }] }
    : { source, claimant: { name: claimant } }
}

function named(name: string): Body {
  const measure = /^Total|^Whole 1/.test(name) ? "cumulative" : name.startsWith("Flow") ? "flow" : "stock"
  return { name, unit: "1", measure }
}

/** Of the claims that were filed last, so that several clients are at the same one. */
const RECENT = 12

export async function correct(client: Client): Promise<void> {
  const { books, operation } = client
  const id = pickActive(client)
  if (id === undefined) return fileByName(client)
  const changed = correctionOf(operation)
  const body = { reason: "misread", ...changed }
  const answer = await client.change({ method: "POST", path: `/v1/claims/${id}/correct`, body })
  if (answer === null) return
  // A correction that changes nothing is answered with the claim as it is.
  if (answer.body.claim.id === id) return
  addTo(books.ends, id, { status: "corrected", by: answer.body.claim.id })
  enterClaim(books, answer, { ...books.claims.get(id)?.said, ...changed })
}

function correctionOf({ one, two, said }: Operation): Body {
  if (one % 8 === 0) return { claimant: { name: `Voice ${two % VOICES}` } }
  if (one % 8 === 4) return { claimants: [{ name: `Together ${two % 3}` }, { name: `Voice ${two % VOICES}` }] }
  return one % 4 === 1 ? { figure: said.figure, asOf: said.asOf } : { figure: said.figure }
}

export async function retract(client: Client): Promise<void> {
  const id = pickActive(client)
  if (id === undefined) return fileByName(client)
  const body = { reason: "withdrawn" }
  const answer = await client.change({ method: "POST", path: `/v1/claims/${id}/retract`, body })
  if (answer !== null) addTo(client.books.ends, id, { status: "retracted", by: null })
}

export async function moveClaim(client: Client): Promise<void> {
  const { books, operation } = client
  const id = pickActive(client)
  const subjects = listSubjectIds(books)
  if (id === undefined) return fileByName(client)
  const body = { subject: subjects[operation.two % subjects.length], reason: "filed in the wrong place" }
  const answer = await client.change({ method: "POST", path: `/v1/claims/${id}/move`, body })
  if (answer !== null) addTo(books.moves, id, answer.body.claim)
}

function pickActive({ books, operation }: Client): string | undefined {
  const active = [...books.claims.keys()].filter((id) => !books.ends.has(id))
  const from = operation.two % 2 === 0 ? active.slice(-RECENT) : active
  return from[operation.one % from.length]
}
