import type { FastifyRequest } from "fastify"

/** Bytes that the body may have, by the head of the request. The body limit of the route is the most, since more is not read. */
export function announcedBytes({ headers, routeOptions, server }: FastifyRequest): number {
  const most = routeOptions.bodyLimit ?? server.initialConfig.bodyLimit ?? 0
  if (headers["transfer-encoding"] !== undefined) return most
  return Math.min(Number(headers["content-length"] ?? 0), most)
}
