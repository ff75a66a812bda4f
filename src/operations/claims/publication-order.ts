import { instantKey, orderText } from "../../compare/pair/as-of-order.ts"

/** The earlier of two instants, RFC 3339 in UTC. */
export function earlier(a: string | null, b: string): string {
  return a !== null && orderText(instantKey(a), instantKey(b)) <= 0 ? a : b
}

/** The later of two instants, RFC 3339 in UTC. */
export function later(a: string | null, b: string): string {
  return a !== null && orderText(instantKey(a), instantKey(b)) >= 0 ? a : b
}
