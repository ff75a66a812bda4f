/** Groups of an IPv6 address that say which network it belongs to: whoever has one address there has all of them. */
const NETWORK_GROUPS = 4
const GROUPS = 8

/** One sender as far as its address shows: the IPv4 address, or the network of 64 bits of an IPv6 address. */
export function peerOf(address: string): string {
  const [mapped] = /[\d.]+\.\d+$/.exec(address) ?? []
  if (mapped !== undefined || !address.includes(":")) return mapped ?? address
  const [front = "", back] = address.split("::")
  const before = groupsOf(front)
  const after = groupsOf(back ?? "")
  const zeros: string[] = Array(Math.max(0, GROUPS - before.length - after.length)).fill("0")
  return `${[...before, ...zeros, ...after].slice(0, NETWORK_GROUPS).join(":")}::/64`
}

function groupsOf(part: string): string[] {
  return part === "" ? [] : part.split(":")
}
