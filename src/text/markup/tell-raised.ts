/**
 * What stands raised behind `before` as it is read on: "km<sup>2</sup>" and "10<sup>6</sup>" go on, and so does the end of
 * an ordinal; a mark of a note behind a number is no digit of it and becomes a space.
 */
export function tellRaised(content: string, before: string): string {
  if (/^[23]$/.test(content) && /\p{L}$/u.test(before)) return content
  if (/^[-−]?\d{1,2}$/.test(content) && /(^|\D)10$/.test(before)) return `^${content}`
  return /^(st|nd|rd|th|er|e)$/.test(content) ? content : " "
}
