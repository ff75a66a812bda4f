// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely.
export type Answer = any

/** One request that must succeed. */
export async function callService(address: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await send(address, method, path, body)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${text}`)
  return JSON.parse(text)
}

/** Milliseconds until the whole answer was there, and what it was. */
export async function timeCall(address: string, method: string, path: string, body?: unknown) {
  const begin = performance.now()
  const answer = await send(address, method, path, body)
  const text = await answer.text()
  return { milliseconds: performance.now() - begin, status: answer.status, text }
}

function send(address: string, method: string, path: string, body: unknown): Promise<Response> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }
  return fetch(address + path, { method, ...sent })
}
