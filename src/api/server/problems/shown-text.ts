/** UTF-16 code units of an address that a problem or a line of the log repeats. It may be much longer. */
const MOST_OF_AN_ADDRESS = 300

/** A text from outside as a problem or a line of the log repeats it, cut where it is longer. */
export function cutLong(text: string, most: number = MOST_OF_AN_ADDRESS): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}

/** A member of an object as a JSON Pointer names it (RFC 6901, section 3). */
export function escapeMember(member: string): string {
  return member.replace(/~/g, "~0").replace(/\//g, "~1")
}
