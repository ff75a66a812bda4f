import type { Measure } from "../../compare/pair/figure.ts"

/** What was done to a thing, when and by whom. Times are RFC 3339 in UTC. */
export type HistoryEntry = {
  readonly id: string
  readonly at: string
  readonly who: string | null
  readonly action: string
  readonly note: string | null
  readonly before: unknown
  readonly after: unknown
}

/** A thing by its id and, for a store in which it has another one, by its name. */
export type Named = { readonly id: string; readonly name: string }
export type NamedSubject = Named & { readonly unit: string; readonly measure: Measure }

/** What every kind of record has. */
export type Kept<Kind extends string> = {
  readonly kind: Kind
  readonly id: string
  /** Oldest first. */
  readonly history: readonly HistoryEntry[]
}
