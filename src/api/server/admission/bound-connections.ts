import type { Server } from "node:http"
import type { Socket } from "node:net"
import { printAnswer } from "../problems/print-answer.ts"
import { problem } from "../problems/problems.ts"
import { LINGER } from "./linger.ts"
import { peerOf } from "./peer.ts"
import { Room } from "./room.ts"

/** Seconds after which it is worth trying again. */
const RETRY_AFTER = 2

/**
 * Bounds the connections, idle ones among them, and what one peer may have of them. Whoever finds no room gets the problem
 * before it has sent anything, so nothing of it is ever a request. Past the reserve too, Node closes without a word.
 */
export function boundConnections(server: Server, limit: number, onRefusal: () => void): void {
  const room = new Room(limit)
  server.maxConnections = room.most
  const accept = server.listeners("connection") as ((socket: Socket) => void)[]
  server.removeAllListeners("connection")
  server.on("connection", (socket: Socket) => {
    const asker = { owner: peerOf(socket.remoteAddress ?? ""), writes: true }
    if (!room.admits(asker, 1)) {
      onRefusal()
      refuse(socket, limit)
      return
    }
    room.take(asker, 1)
    socket.once("close", () => room.giveBack(asker, 1))
    for (const listener of accept) listener.call(server, socket)
  })
}

function refuse(socket: Socket, limit: number): void {
  const detail = `As many connections as can be taken are open (CONNECTIONS is ${limit}). Connect again after Retry-After.`
  socket.on("error", () => socket.destroy())
  // What comes is thrown away, since unread bytes would reset the connection, and the answer would be lost.
  socket.resume()
  socket.end(printAnswer(problem("overloaded", detail), { "retry-after": String(RETRY_AFTER) }))
  setTimeout(() => socket.destroy(), LINGER).unref()
}
