import { isIP } from "node:net"
import { networkInterfaces } from "node:os"

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
/** All addresses of the machine. */
const EVERYWHERE = ["0.0.0.0", "::"]

/** Whether an address, or the name `localhost`, is that of this machine and nobody else's. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\./.test(host)
}

/**
 * Whether a request names a host that this service answers for. A page elsewhere can give its own name our address (DNS
 * rebinding), and its requests then look to a browser as if they stayed on one site; the name shows that they do not.
 */
export function makeHostCheck(host: string, allowed: readonly string[]): (host: string) => boolean {
  const given = new Set([...allowed.map((one) => one.toLowerCase()), ...listOwn(host)])
  return (asked) => {
    const name = hostOf(asked)
    if (given.has(name)) return true
    return EVERYWHERE.includes(host) && isIP(unbracket(name)) !== 0 && listAddresses().has(unbracket(name))
  }
}

/** A Host header without its port, in lower case. */
export function hostOf(header: string): string {
  return header.toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "")
}

/** What the settings add to the addresses that a port listens on: hosts by name, and that of the public address. */
export function listAllowedHosts(settings: {
  readonly allowedHosts?: readonly string[]
  readonly publicUrl?: string | null
}): readonly string[] {
  const { allowedHosts = [], publicUrl = null } = settings
  return publicUrl === null ? allowedHosts : [...allowedHosts, new URL(publicUrl).hostname]
}

function listOwn(host: string): readonly string[] {
  if (EVERYWHERE.includes(host) || isLoopback(host)) return [...LOOPBACK, ...(isLoopback(host) ? [bracket(host)] : [])]
  return [bracket(host.toLowerCase())]
}

/** Asked anew each time: a machine gets other addresses while the service runs. */
function listAddresses(): ReadonlySet<string> {
  return new Set(Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address)))
}

function bracket(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host
}

/** An address as it stands in a URL, without the brackets of IPv6. */
export function unbracket(name: string): string {
  return name.replace(/^\[|\]$/g, "")
}
