import { fillStore, idOf } from "../candidates/fill-store.ts"
import { type Answer, callService, timeCall } from "../growth/call-service.ts"
import type { Postgres } from "../server/postgres.ts"
import { startOurs } from "../server/program.ts"
import { readUsage } from "../server/usage.ts"
import { percentile } from "../statistics.ts"
import type { IsOver } from "../time-limit.ts"
import { type Draft, endOf, writeDrafts } from "./write-drafts.ts"

export type Sizes = { readonly subjects: number; readonly drafts: number }

/** Milliseconds of one way for a draft: of the clock, and of the processor on average, in the service and in PostgreSQL. */
export type Way = {
  readonly name: string
  readonly drafts: number
  readonly p50: number
  readonly p99: number
  readonly service: number | null
  readonly server: number | null
  /** The share of the figures of an event that got their subject first; null where nobody asks. */
  readonly right: number | null
}

const WARM_UP = 20
/** The fewest drafts, which are measured even when the time is up. */
const FEWEST = 20
const MS = 1_000
/** Subjects that a search shows a person at once. */
const SHOWN = 5
const SOURCE = "The Bench"

type Place = { readonly server: Postgres; readonly address: string; readonly pid: number; readonly isOver: IsOver }

/** How many figures of an event a draft had, and how many of them got their subject. */
type Right = { readonly asked: number; readonly right: number }

/**
 * A store of as many subjects, of which those of the drafts have a claim each. Each draft is checked and put as an article
 * in two versions; and it is parsed, and each of its figures searched for by its noun and the place, as a person would.
 */
export async function measureDrafts(
  server: Postgres,
  sizes: Sizes,
  isOver: IsOver,
): Promise<{ ways: Way[]; words: number; figures: number }> {
  const { subjects, drafts } = writeDrafts(sizes.subjects, WARM_UP + sizes.drafts)
  const { url } = await fillStore(server, subjects)
  const service = await startOurs(url)
  const place = { server, isOver, ...service }
  try {
    await fileClaims(service.address, drafts)
    await server.checkpoint()
    const ways = [
      await measureWay(place, "check", drafts, check),
      await measureWay(place, "parse, and a search a figure", drafts, searchEach),
      await measureWay(place, "first version", drafts, putFirst),
      await measureWay(place, "second version", drafts, putSecond),
    ]
    const [draft] = drafts as [Draft]
    const { mentions } = await callService(service.address, "POST", "/v1/parse", parsed(draft))
    return { ways, words: draft.text.split(/\s+/).length, figures: mentions.length }
  } finally {
    await service.stop()
  }
}

async function fileClaims(address: string, drafts: readonly Draft[]): Promise<void> {
  await callService(address, "POST", "/v1/sources", { name: SOURCE })
  const said = new Map(
    drafts.flatMap(({ subjects, publishedAt }) => [...subjects].map(([, nth]) => [nth, publishedAt])),
  )
  for (const [nth, publishedAt] of said) {
    const claim = { subject: idOf(nth), figure: String(100 + nth), source: { name: "An agency" }, publishedAt }
    await callService(address, "POST", "/v1/claims", claim)
  }
}

type Work = (address: string, draft: Draft, nth: number) => Promise<{ readonly took: number } & Partial<Right>>

/** All drafts, one after the other. The first ones warm up. */
async function measureWay(
  { server, address, pid, isOver }: Place,
  name: string,
  drafts: readonly Draft[],
  work: Work,
): Promise<Way> {
  for (const [nth, draft] of drafts.slice(0, WARM_UP).entries()) await work(address, draft, nth)
  const [used, serverUsed] = [readUsage(pid)?.cpu, server.readCpu()]
  const done: Awaited<ReturnType<Work>>[] = []
  for (const [nth, draft] of drafts.entries()) {
    if (nth < WARM_UP) continue
    if (done.length >= FEWEST && isOver()) break
    done.push(await work(address, draft, nth))
  }
  const [after, serverAfter] = [readUsage(pid)?.cpu, server.readCpu()]
  const each = (from: number | null | undefined, to: number | null | undefined) =>
    from == null || to == null ? null : ((to - from) * MS) / done.length
  const times = done.map(({ took }) => took)
  const sum = (of: keyof Right) => done.reduce((all, one) => all + (one[of] ?? 0), 0)
  return {
    name,
    drafts: done.length,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    service: each(used, after),
    server: each(serverUsed, serverAfter),
    right: sum("asked") === 0 ? null : sum("right") / sum("asked"),
  }
}

async function check(address: string, { headline, text, publishedAt, subjects }: Draft) {
  const { milliseconds: took, answer } = await ask(address, "POST", "/v1/check", { headline, text, publishedAt })
  const first = answer.mentions.map(({ start, in: part, matches }: Answer) => ({
    said: part === "text" ? text.slice(start) : "",
    subject: matches[0]?.certainty >= 0.5 ? matches[0].subject.id : null,
  }))
  return { took, ...countRight(first, subjects) }
}

async function searchEach(address: string, draft: Draft) {
  let { milliseconds: took, answer } = await ask(address, "POST", "/v1/parse", parsed(draft))
  const { mentions } = answer
  const first: First[] = []
  for (const { start, noun } of mentions) {
    const words = encodeURIComponent(`${noun ?? ""} ${draft.place}`.trim())
    const searched = await ask(address, "GET", `/v1/subjects?q=${words}&limit=${SHOWN}`)
    took += searched.milliseconds
    first.push({ said: draft.text.slice(start), subject: searched.answer.items[0]?.id ?? null })
  }
  return { took, ...countRight(first, draft.subjects) }
}

function parsed({ text, publishedAt }: Draft) {
  return { text, publishedAt }
}

async function putFirst(address: string, { headline, text, publishedAt }: Draft, nth: number) {
  const { milliseconds: took } = await ask(address, "PUT", pathOf(nth), { headline, text, publishedAt })
  return { took }
}

async function putSecond(address: string, { headline, later: text, laterAt: publishedAt }: Draft, nth: number) {
  const { milliseconds: took } = await ask(address, "PUT", pathOf(nth), { headline, text, publishedAt })
  return { took }
}

function pathOf(nth: number): string {
  return `/v1/articles/${encodeURIComponent(SOURCE)}/${nth}`
}

async function ask(address: string, method: string, path: string, body?: unknown) {
  const { milliseconds, status, text } = await timeCall(address, method, path, body)
  if (status >= 300) throw new Error(`${method} ${path} was answered with ${status}: ${text}`)
  return { milliseconds, answer: JSON.parse(text) as Answer }
}

/** A figure by the text from where it stands, and the subject that it got. */
type First = { readonly said: string; readonly subject: string | null }

function countRight(first: readonly First[], subjects: ReadonlyMap<string, number>): Right {
  const expected = first.flatMap(({ said, subject }) => {
    const nth = subjects.get(endOf(said.slice(0, said.indexOf(".") + 1)))
    return nth === undefined ? [] : [{ isRight: subject === idOf(nth) }]
  })
  return { asked: expected.length, right: expected.filter(({ isRight }) => isRight).length }
}
