import { foldName } from "../../store/subjects/names.ts"
import type { ClaimInput } from "../claims/claim-input.ts"
import type { SubjectHints } from "../claims/filing/subject-hints.ts"

export type Line = { readonly line: number; readonly payload: unknown }

/** Fewer are not worth a transaction of their own. */
const FEWEST = 50

/** The ids of sources by folded name, and what is known of subjects. */
export type Known = { readonly sources: ReadonlyMap<string, string>; readonly hints: SubjectHints }

/**
 * Two groups that can be filed at the same time and come to the same as one: what is said of one subject, and what has
 * one external id, is in one of them, in its order. A subject under two names of which this import has not seen one yet may be
 * in both: its lock keeps them apart, in either order. One group where a line makes a part of something, or names a
 * source that nobody has, whose first line tells how it is written.
 */
export function splitLines(lines: readonly Line[], known: Known): readonly (readonly Line[])[] {
  const inputs = lines.map(inputOf)
  const isOrdered = inputs.some(
    (input) => isPart(input) || listSourceKeys(input).some((key) => !known.sources.has(key)),
  )
  if (isOrdered || lines.length < 2 * FEWEST) return [lines]
  const places = share(joinPlaces(inputs, known))
  return places.map((own) => own.sort((a, b) => a - b).flatMap((place) => lines[place] ?? []))
}

/** Each payload was held against the schema of a claim before it was stored. */
export function inputOf({ payload }: Line): ClaimInput {
  return payload as ClaimInput
}

/** By folded name; what is named by its id is there, or is refused. */
export function listSourceKeys({ source, claimant = source, via = [] }: ClaimInput): string[] {
  return [source, claimant, ...via].flatMap((ref) => (typeof ref === "string" ? [] : [foldName(ref.name)]))
}

function isPart({ subject }: ClaimInput): boolean {
  return typeof subject !== "string" && subject.partOf !== undefined
}

/** The places of lines that belong together: a subject or an external id joins them, also by way of others. */
function joinPlaces(inputs: readonly ClaimInput[], { hints, sources }: Known): number[][] {
  const joined = new Map<string, string>()
  const rootOf = (key: string): string => {
    const next = joined.get(key)
    return next === undefined ? key : rootOf(next)
  }
  const subjects = inputs.map((input) => subjectKey(input, hints))
  for (const [place, input] of inputs.entries()) {
    const [root, other] = [rootOf(subjects[place] ?? ""), rootOf(externalKey(input, sources) ?? subjects[place] ?? "")]
    if (root !== other) joined.set(other, root)
  }
  return [...Map.groupBy(inputs.keys(), (place) => rootOf(subjects[place] ?? "")).values()]
}

function subjectKey({ subject }: ClaimInput, hints: SubjectHints): string {
  const key = typeof subject === "string" ? subject.toLowerCase() : foldName(subject.name)
  return `subject ${hints.get(key)?.id ?? key}`
}

function externalKey({ externalId, source }: ClaimInput, sources: Known["sources"]): string | undefined {
  if (externalId === undefined) return undefined
  return `id ${typeof source === "string" ? source.toLowerCase() : sources.get(foldName(source.name))} ${externalId}`
}

/** Two shares of about one size, the largest groups first; one where there is only one group. */
function share(groups: readonly number[][]): number[][] {
  const [one, two]: [number[], number[]] = [[], []]
  for (const group of groups.toSorted((a, b) => b.length - a.length)) {
    const smaller = one.length <= two.length ? one : two
    for (const place of group) smaller.push(place)
  }
  return two.length === 0 ? [one] : [one, two]
}
