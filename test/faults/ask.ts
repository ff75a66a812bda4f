import type { Body } from "../support/app.ts"
import { call } from "../support/service.ts"

export async function listAll(address: string, path: string): Promise<Body[]> {
  const items: Body[] = []
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { body }: Body = await call(address, "GET", `${path}${cursor && `&cursor=${cursor}`}`)
    items.push(...body.items)
    cursor = body.nextCursor
  }
  return items
}
