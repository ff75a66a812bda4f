import type { FastifyRequest } from "fastify"

/** Bytes that the body may come to, by its head. More than the route takes is refused unread, so it never comes to more. */
export function announcedBytes({ headers, routeOptions, server }: FastifyRequest): number {
  const most = routeOptions.bodyLimit ?? server.initialConfig.bodyLimit ?? 0
  if (headers["transfer-encoding"] !== undefined) return most
  return Math.min(Number(headers["content-length"] ?? 0), most)
}
