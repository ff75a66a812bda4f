import type { Body } from "../support/app.ts"

/**
 * What answers brought: ids by what they name, and cursors. Requests are made before the first is sent, so they say "the
 * 17th subject" by a placeholder, which is filled in when the request is sent. So a seed makes the same run again.
 */
export type Pool = {
  learn(path: string, body: Body): void
  /** Replaces the placeholders of a text. */
  fill(text: string): string
}

/** So many of each kind, the newest. */
const KEPT = 300
/** An id that names nothing. */
export const NOBODY = "01930000-0000-7000-8000-000000000000"

/** Members whose `id` names something, and lists whose items do. */
const KINDS: Readonly<Record<string, string>> = {
  subject: "subjects",
  source: "sources",
  claimant: "sources",
  claim: "claims",
  conflicts: "conflicts",
  claims: "claims",
  partOf: "subjects",
  rule: "rules",
  rejudging: "rejudgings",
  figure: "figures",
  figures: "figures",
}

export function placeholder(kind: string, place: number): string {
  return `@@${kind}:${place}@@`
}

export function makePool(): Pool {
  const known = new Map<string, string[]>()
  const add = (kind: string, id: string) => {
    const ids = known.get(kind) ?? []
    if (!ids.includes(id)) known.set(kind, [...ids, id].slice(-KEPT))
  }
  const walk = (value: Body, kind: string): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, kind)
    else if (typeof value === "object" && value !== null) learnFrom(value, kind)
  }
  const learnFrom = (value: Body, kind: string) => {
    if (typeof value.id === "string" && kind !== "") add(kind, value.id)
    if (typeof value.nextCursor === "string") add("cursors", value.nextCursor)
    for (const [member, inner] of Object.entries(value)) walk(inner, member === "items" ? kind : (KINDS[member] ?? ""))
  }
  return {
    learn: (path, body) => walk(body, kindOf(path)),
    fill: (text) =>
      text.replace(/@@(\w+):(\d+)@@/g, (_all, kind: string, place: string) => {
        const ids = known.get(kind) ?? []
        return ids[Number(place) % ids.length] ?? (kind === "cursors" ? "none" : NOBODY)
      }),
  }
}

/** What the answer itself, or the items of its list, are. */
function kindOf(path: string): string {
  const [, , resource = "", , under] = path.split("?")[0]?.split("/") ?? []
  if (under === "conflicts") return "conflicts"
  return under === undefined || ["end", "merge"].includes(under) ? resource : ""
}
