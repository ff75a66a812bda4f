import type { Body } from "../../support/app.ts"
import { addTo, listSourceIds, listSubjectIds } from "./books.ts"
import type { Client } from "./client.ts"

export async function mergeSubjects(client: Client): Promise<void> {
  const { books, operation } = client
  const [from, into] = pickTwo(listSubjectIds(books), operation)
  if (from === undefined) return
  const answer = await client.change({ method: "POST", path: `/v1/subjects/${from}/merge`, body: { into } })
  if (answer === null || into === undefined) return
  books.mergeTurns.set(from, (books.mergeTurns.get(from) ?? 0) + 1)
  books.subjectMerges.set(from, into)
  addTo(books.subjects, into, answer.body)
}

/** Refused where anything has happened since, as it mostly has. */
export async function undoMerge(client: Client): Promise<void> {
  const { books, operation } = client
  const merged = [...books.subjectMerges.keys()]
  const from = operation.two % 3 === 0 ? merged[operation.one % merged.length] : merged.at(-1)
  const into = from === undefined ? undefined : books.subjectMerges.get(from)
  if (from === undefined || into === undefined) return
  const answer = await client.change({ method: "POST", path: `/v1/subjects/${from}/unmerge`, body: {} })
  if (answer === null) return
  const turns = (books.mergeTurns.get(from) ?? 0) - 1
  books.mergeTurns.set(from, turns)
  // Somebody may have merged it again, and been answered first.
  if (turns === 0) books.subjectMerges.delete(from)
  for (const id of [from, into]) books.apart.add(id)
}

export async function mergeSources(client: Client): Promise<void> {
  const { books, operation } = client
  const [from, into] = pickTwo(listSourceIds(books), operation)
  if (from === undefined || into === undefined) return
  const answer = await client.change({ method: "POST", path: `/v1/sources/${from}/merge`, body: { into } })
  if (answer === null) return
  if (books.sourceMerges.has(from)) books.wrong.push(`the source ${from} was merged twice`)
  books.sourceMerges.set(from, into)
}

/** To a name that claims may just be coming under; now and then the aliases are given too. */
export function renameSubject(client: Client): Promise<void> {
  const { one, two, place } = client.operation
  const name = one % 3 === 0 ? `Stock of burst ${Math.floor(place / 25) + (two % 2)}` : `Renamed ${two % 4}`
  return changeSubject(client, { name, ...(one % 4 === 0 ? { aliases: [`Alias ${two % 5}`] } : {}) })
}

const TAGS = [[], ["troops"], ["losses"], ["troops", "losses"]]

export function tagSubject(client: Client): Promise<void> {
  return changeSubject(client, { tags: TAGS[client.operation.two % TAGS.length] })
}

export async function archiveSubject(client: Client): Promise<void> {
  const ids = listSubjectIds(client.books)
  const id = ids[client.operation.one % ids.length]
  if (id !== undefined) await setArchived(client, id, "archive")
}

/** Of those that are archived now: while a subject is, much that is asked of it is refused. */
export async function takeBack(client: Client): Promise<void> {
  const { items } = await client.read("/v1/subjects?limit=200&archived=true")
  const subject = items[client.operation.one % items.length]
  if (subject !== undefined) await setArchived(client, subject.id, "unarchive")
}

/** Nothing changes, and no version is made, where somebody else was faster: the answer is that of another's version. */
async function setArchived(client: Client, id: string, what: "archive" | "unarchive"): Promise<void> {
  const answer = await client.change({ method: "POST", path: `/v1/subjects/${id}/${what}`, body: {} })
  if (answer !== null && answer.body.version > 1)
    addTo(client.books.subjects, id, { ...answer.body, mayBeOf: "another" })
}

/** Out of its whole, or into another. */
export function movePart(client: Client): Promise<void> {
  const { books, operation } = client
  const ids = listSubjectIds(books)
  const whole = ids[operation.two % ids.length]
  return changeSubject(client, { partOf: operation.two % 3 === 0 || whole === undefined ? [] : [whole] })
}

/** Refused where there are no parts, so that it is tried on subjects that have been seen with some. */
export async function exhaust(client: Client): Promise<void> {
  const { two } = client.operation
  const { items } = await client.read("/v1/subjects?limit=200")
  const wholes = items.filter(({ parts }: Body) => parts.length > 0)
  const whole = wholes[two % wholes.length]
  if (whole === undefined) return
  return changeSubjectOf(client, whole.id, { exhaustive: two % 4 > 1, disjoint: two % 4 === 1 })
}

function changeSubject(client: Client, body: Body): Promise<void> {
  const ids = listSubjectIds(client.books)
  const id = ids[client.operation.one % ids.length]
  return id === undefined ? Promise.resolve() : changeSubjectOf(client, id, body)
}

async function changeSubjectOf(client: Client, id: string, body: Body): Promise<void> {
  const answer = await client.change({ method: "PATCH", path: `/v1/subjects/${id}`, body })
  if (answer !== null) addTo(client.books.subjects, id, answer.body)
}

export async function renameSource(client: Client): Promise<void> {
  const { books, operation } = client
  const ids = listSourceIds(books)
  const id = ids[operation.one % ids.length]
  if (id === undefined) return
  const aliases = operation.two % 3 === 0 ? { aliases: [`Voice ${operation.two % 5}`] } : {}
  const body = { name: `Voice renamed ${operation.two % 6}`, ...aliases }
  const answer = await client.change({ method: "PATCH", path: `/v1/sources/${id}`, body })
  if (answer !== null) addTo(books.sources, id, answer.body)
}

function pickTwo(ids: readonly string[], { one, two }: { one: number; two: number }): (string | undefined)[] {
  return [ids[one % ids.length], ids[two % ids.length]]
}
