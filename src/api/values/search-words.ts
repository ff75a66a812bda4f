import { Type } from "typebox"

/** What is looked for: at least one word. `description` says where. */
export function SearchWords(description: string) {
  return Type.String({ minLength: 1, maxLength: 200, pattern: "\\S", description })
}
