/** The pattern of `like` for texts that hold this one. */
export function holding(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`
}

/** The same for the text of JSON in which this one stands within a string. */
export function holdingInJson(text: string): string {
  return holding(JSON.stringify(text).slice(1, -1))
}
