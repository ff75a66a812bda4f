import { foldName } from "../../store/subjects/names.ts"
import type { ClaimInput } from "../claims/claim-input.ts"
import type { SubjectHints } from "../claims/filing/subject-hints.ts"

export type Line = { readonly line: number; readonly payload: unknown }

/** Fewer lines are not worth a transaction of their own. */
const FEWEST = 50

/** The ids of sources by folded name, and what is known of subjects. */
export type Known = { readonly sources: ReadonlyMap<string, string>; readonly hints: SubjectHints }

/**
 * One group, or two that can be filed at the same time with the outcome of one. All lines on one subject, and all with
 * one external id, are in the same group, in their order. A subject under two names, one of which this import has not
 * seen yet, may be in both: its lock keeps them apart, in either order. There is one group where a line makes its
 * subject a part of another, and where a line names a source that nobody has: its first line decides how it is spelled.
 */
export function groupLines(lines: readonly Line[], known: Known): readonly (readonly Line[])[] {
  const inputs = lines.map(inputOf)
  const isOrdered = inputs.some(
    (input) => isPart(input) || listSourceNames(input).some((key) => !known.sources.has(key)),
  )
  if (isOrdered || lines.length < 2 * FEWEST) return [lines]
  const shares = share(joinLines(inputs, known))
  return shares.map((own) => own.sort((a, b) => a - b).flatMap((index) => lines[index] ?? []))
}

/** Every payload has passed the schema of a claim before it was stored. */
export function inputOf({ payload }: Line): ClaimInput {
  return payload as ClaimInput
}

/** Folded names. A source that is named by its id creates nothing: it is there, or the line is refused. */
export function listSourceNames({ source, claimant = source, claimants = [], via = [] }: ClaimInput): string[] {
  return [source, claimant, ...claimants, ...via].flatMap((ref) =>
    typeof ref === "string" ? [] : [foldName(ref.name)],
  )
}

function isPart({ subject }: ClaimInput): boolean {
  return typeof subject !== "string" && subject.partOf !== undefined
}

/** The indexes of lines that belong together: a subject or an external id joins two lines, also through others. */
function joinLines(inputs: readonly ClaimInput[], { hints, sources }: Known): number[][] {
  const joined = new Map<string, string>()
  const rootOf = (key: string): string => {
    const next = joined.get(key)
    return next === undefined ? key : rootOf(next)
  }
  const subjects = inputs.map((input) => subjectKey(input, hints))
  for (const [index, input] of inputs.entries()) {
    const subject = subjects[index] ?? ""
    const [root, other] = [rootOf(subject), rootOf(externalKey(input, sources) ?? subject)]
    if (root !== other) joined.set(other, root)
  }
  return [...Map.groupBy(inputs.keys(), (index) => rootOf(subjects[index] ?? "")).values()]
}

/** The folded name, or the id. */
export function subjectNameOf({ subject }: ClaimInput): string {
  return typeof subject === "string" ? subject.toLowerCase() : foldName(subject.name)
}

function subjectKey(input: ClaimInput, hints: SubjectHints): string {
  const key = subjectNameOf(input)
  return `subject ${hints.get(key)?.id ?? key}`
}

function externalKey({ externalId, source }: ClaimInput, sources: Known["sources"]): string | undefined {
  if (externalId === undefined) return undefined
  return `id ${typeof source === "string" ? source.toLowerCase() : sources.get(foldName(source.name))} ${externalId}`
}

/** Two shares of about the same size, since the largest groups are dealt out first; one share of a single group. */
function share(groups: readonly number[][]): number[][] {
  const [one, two]: [number[], number[]] = [[], []]
  for (const group of groups.toSorted((a, b) => b.length - a.length)) {
    const smaller = one.length <= two.length ? one : two
    for (const index of group) smaller.push(index)
  }
  return two.length === 0 ? [one] : [one, two]
}
