import { once } from "node:events"
import { connect } from "node:net"
import type { Test } from "tap"
import { until } from "./service.ts"

/** A connection on which a test writes what it likes, and reads only if it wants to. */
export type RawConnection = {
  /** All that came so far. */
  text(): string
  isClosed(): boolean
  /** Waits until it is on its way; fails where nobody takes it any more. */
  write(bytes: string | Buffer): Promise<void>
  untilText(pattern: RegExp): Promise<void>
  untilClosed(): Promise<void>
  startReading(): void
  hangUp(): void
}

/** `from`: an address of this machine, such as 127.0.0.2, which makes it another peer. */
export async function openConnection(
  t: Pick<Test, "teardown">,
  address: string,
  reads = true,
  from = "127.0.0.1",
): Promise<RawConnection> {
  const { hostname, port } = new URL(address)
  // It stays open on this side until the test hangs up: what is cut off is cut off by the service.
  const socket = connect({ port: Number(port), host: hostname, localAddress: from, allowHalfOpen: true })
  socket.on("error", () => {})
  await once(socket, "connect")
  const received: string[] = []
  let hasEnded = false
  const startReading = () => void socket.on("data", (data) => received.push(String(data)))
  if (reads) startReading()
  socket.on("end", () => {
    hasEnded = true
  })
  t.teardown(() => socket.destroy())
  const text = () => received.join("")
  const isClosed = () => hasEnded || socket.destroyed
  return {
    text,
    isClosed,
    write: (bytes) =>
      new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve()))),
    untilText: (pattern) => until(() => pattern.test(text())),
    untilClosed: () => until(isClosed),
    startReading,
    hangUp: () => void socket.destroy(),
  }
}

/** The head of a request; `headers` as lines. */
export function headOf(method: string, path: string, headers: Readonly<Record<string, string | number>> = {}): string {
  const lines = Object.entries({ host: "127.0.0.1", ...headers }).map(([name, value]) => `${name}: ${value}`)
  return `${[`${method} ${path} HTTP/1.1`, ...lines].join("\r\n")}\r\n\r\n`
}
