/** Elements within a line. Every other one begins a block of its own. */
const INLINE: ReadonlySet<string> = new Set([
  ..."a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q s samp small span strong sub sup".split(
    " ",
  ),
  ..."time tt u var wbr acronym strike del".split(" "),
])

/** Elements whose content nobody reads as text. */
const UNSEEN: ReadonlySet<string> = new Set("script style template noscript svg math head title textarea".split(" "))

export function isInline(name: string): boolean {
  return INLINE.has(name)
}

export function isUnseen(name: string): boolean {
  return UNSEEN.has(name)
}
