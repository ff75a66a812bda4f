import type { Body, TestApp } from "./app.ts"

/** What is exported, in the order in which it goes back in. */
export const RECORD_FILES = [
  "sources",
  "subjects",
  "rules",
  "claims",
  "conflicts",
  "exceptions",
  "distinctions",
  "articles",
  "link-decisions",
  "link-models",
] as const

/** Those that have a form in CSV. */
export const CSV_FILES = RECORD_FILES.filter((kind) => !["articles", "link-decisions", "link-models"].includes(kind))

/**
 * What may differ after a round: the import adds to histories, and a conflict is judged anew, with the evidence of that
 * judgement.
 */
export function comparable(record: Body, before: Body | undefined): Body {
  if (record.history === undefined) return record
  const known = new Set((before?.history ?? record.history).map(({ id }: Body) => id))
  const history = record.history.filter(({ id }: Body) => known.has(id))
  if (record.kind !== "conflict") return { ...record, history }
  const { judgedBy: _evidence, ...detail } = record.detail
  return { ...record, detail, history }
}

/** What is exported of one kind, or of a path with a query. */
export async function exported(app: Pick<TestApp, "address">, path: string): Promise<Body[]> {
  const answer = await fetch(`${app.address}/v1/export/${path}`)
  if (answer.status !== 200) throw new Error(`${path} is answered with ${answer.status}: ${await answer.text()}`)
  const lines = (await answer.text()).split("\n").slice(0, -1)
  return lines.map((line) => JSON.parse(line))
}

/** Imports lines, and answers each with its outcome. */
export async function imported(app: TestApp, lines: readonly unknown[], actor?: string): Promise<Body[]> {
  const text = lines.map((line) => JSON.stringify(line)).join("\n")
  const headers = { "content-type": "application/x-ndjson", ...(actor === undefined ? {} : { "x-actor": actor }) }
  const { status, body } = await app.post("/v1/imports", text, headers)
  if (status !== 202) throw new Error(JSON.stringify(body))
  await app.runJobs()
  return (await app.get(`/v1/imports/${body.id}/lines?limit=200`)).body.items
}
