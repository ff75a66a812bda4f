import type { Socket } from "node:net"

const uploading = new WeakSet<Socket>()

/**
 * Node ends a request that has not arrived within the request timeout, and a file of ten million lines takes longer.
 * Until `end` is called, what is sent on this socket has a limit for each silence instead.
 */
export function allowLongUpload(socket: Socket): { end(): void } {
  uploading.add(socket)
  return { end: () => void uploading.delete(socket) }
}

/** Whether the limit of the whole request does not hold on this socket for now. */
export function isLongUpload(socket: Socket): boolean {
  return uploading.has(socket)
}
