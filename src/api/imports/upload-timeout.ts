import type { Socket } from "node:net"

const uploading = new WeakSet<Socket>()

/**
 * Node ends a request that has not arrived in full within a time, which a file of ten million lines does not. What is
 * sent on this socket has a limit for each silence instead, until `end` is called.
 */
export function allowLongUpload(socket: Socket): { end(): void } {
  uploading.add(socket)
  return { end: () => void uploading.delete(socket) }
}

export function isLongUpload(socket: Socket): boolean {
  return uploading.has(socket)
}
