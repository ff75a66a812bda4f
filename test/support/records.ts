import type { Body, TestApp } from "./app.ts"

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
