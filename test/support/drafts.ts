import { readdirSync, readFileSync } from "node:fs"
import type { Body, TestApp } from "./app.ts"

/** A draft of `test/conformance/drafts`, with what is on file for its story. See the README there. */
export type Draft = {
  readonly id: string
  readonly publishedAt: string
  readonly headline: string
  readonly text: string
  /** Of the draft and of all that is on file for it; English where it is left out. */
  readonly language?: string
  /** Whether the draft is a later version of an article that stands as the draft does without faults. */
  readonly article: boolean
  readonly subjects: readonly Subject[]
  readonly settled: readonly { readonly subject: string; readonly status: string; readonly note: string }[]
  readonly exceptions: readonly { readonly subject: string; readonly reason: string }[]
  readonly faults: readonly Fault[]
}

type Subject = {
  readonly name: string
  readonly unit: string
  readonly measure: string
  readonly aliases?: readonly string[]
  readonly partOf?: readonly string[]
  readonly claims: readonly {
    readonly figure: string
    readonly source: string
    readonly day: string
    readonly quote: string
    readonly asOf?: string
  }[]
}

/** `say` is replaced by `instead`, and `figure` stands in that. `subject` is null where the story is enough. */
export type Fault = {
  readonly kind: string
  readonly in: "headline" | "text"
  readonly say: string
  readonly instead: string
  readonly figure: string
  readonly subject: string | null
}

/** Faults of a draft with what was told of them, and what was told of the draft without them. */
export type Score = {
  readonly id: string
  readonly found: readonly Fault[]
  /** The figure was told, but as another kind of fault, or of another subject. */
  readonly told: readonly Fault[]
  readonly missed: readonly Fault[]
  readonly falseAlarms: readonly Body[]
}

const DRAFTS = new URL("../conformance/drafts/", import.meta.url)
/** When the claims of a day were published: before any draft of that day. */
const FILED = "T05:00:00Z"
/** Until after the time of every test. */
const UNTIL = "2030-01-01"

export function readDrafts(): readonly Draft[] {
  const names = readdirSync(DRAFTS).filter((name) => name.endsWith(".json"))
  return names.sort().map((name) => JSON.parse(readFileSync(new URL(name, DRAFTS), "utf8")))
}

type Call = Pick<TestApp, "call">

/** Files what is on record for a draft. */
export async function fileStory(app: Call, { id, subjects, settled, exceptions, ...draft }: Draft): Promise<void> {
  const ids = new Map<string, string>()
  for (const { name, unit, measure, aliases = [], partOf = [], claims } of wholesFirst(subjects)) {
    const wholes = partOf.flatMap((whole) => ids.get(whole) ?? [])
    const body = { name, unit, measure, aliases, ...(wholes.length > 0 ? { partOf: wholes } : {}) }
    const subject = (await send(app, "POST", "/v1/subjects", body)).id
    ids.set(name, subject)
    for (const { figure, source, day, quote, asOf } of claims) {
      const claim = { subject, figure, source: { name: source }, publishedAt: day + FILED, quote, ...inLanguage(draft) }
      await send(app, "POST", "/v1/claims", asOf === undefined ? claim : { ...claim, asOf })
    }
  }
  for (const { subject, status, note } of settled) {
    const { items } = await send(app, "GET", `/v1/conflicts?subject=${ids.get(subject)}&status=open`)
    for (const conflict of items) await send(app, "PATCH", `/v1/conflicts/${conflict.id}`, { status, note })
  }
  for (const { subject, reason } of exceptions)
    await send(app, "POST", "/v1/exceptions", { subject: ids.get(subject), reason, until: UNTIL })
  if (!draft.article) return
  await send(app, "POST", "/v1/sources", { name: newsroomOf(id) })
  const { headline, text, publishedAt } = draft
  const version = { headline, text, format: "text", publishedAt: anHourBefore(publishedAt), ...inLanguage(draft) }
  await send(app, "PUT", addressOf(id), version)
}

export async function scoreDraft(app: Call, draft: Draft): Promise<Score> {
  const { id, headline, text, faults } = draft
  const clean = await check(app, draft, { headline, text })
  const faulty = { headline: withFaults(draft, "headline"), text: withFaults(draft, "text") }
  const findings = await check(app, draft, faulty)
  const ofFigure = (fault: Fault) => findings.filter((finding) => isAbout(finding, fault, faulty))
  const found = faults.filter((fault) => ofFigure(fault).some((finding) => isOfKind(finding, fault)))
  const told = faults.filter((fault) => !found.includes(fault) && ofFigure(fault).length > 0)
  const missed = faults.filter((fault) => !found.includes(fault) && !told.includes(fault))
  return { id, found, told, missed, falseAlarms: clean }
}

async function check(app: Call, draft: Draft, words: { headline: string; text: string }): Promise<readonly Body[]> {
  const { id, article, publishedAt } = draft
  const of = article ? { article: { source: newsroomOf(id), externalId: id } } : {}
  const asked = { ...words, format: "text", publishedAt, ...inLanguage(draft), ...of }
  return (await send(app, "POST", "/v1/check", asked)).findings
}

function inLanguage({ language }: Pick<Draft, "language">) {
  return language === undefined ? {} : { language }
}

function withFaults(draft: Draft, part: "headline" | "text"): string {
  const own = draft.faults.filter((fault) => fault.in === part)
  return own.reduce((words, { say, instead }) => words.replace(say, () => instead), draft[part])
}

function isAbout(finding: Body, fault: Fault, words: { headline: string; text: string }): boolean {
  const start = words[fault.in].indexOf(fault.instead) + fault.instead.indexOf(fault.figure)
  const end = start + fault.figure.length
  const places = [finding.mention, finding.other].filter((place) => place?.in === fault.in)
  return places.some((place) => place.start < end && place.end > start)
}

/** A fault of the text alone needs no subject. */
function isOfKind({ kind, subject }: Body, fault: Fault): boolean {
  const name = subject?.subject?.name ?? null
  return kind === fault.kind && (name === null || fault.subject === null || name === fault.subject)
}

async function send(app: Call, method: string, path: string, body?: Body): Promise<Body> {
  const reply = await app.call(method, path, body)
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

function wholesFirst(subjects: readonly Subject[]): readonly Subject[] {
  return [...subjects].sort((one, other) => (one.partOf?.length ?? 0) - (other.partOf?.length ?? 0))
}

function newsroomOf(id: string): string {
  return `Newsroom of ${id}`
}

function addressOf(id: string): string {
  return `/v1/articles/${encodeURIComponent(newsroomOf(id))}/${id}`
}

function anHourBefore(time: string): string {
  return new Date(Date.parse(time) - 3_600_000).toISOString()
}
