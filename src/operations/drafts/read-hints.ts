import type { MentionMatches } from "../../match/subjects/article.ts"
import { findUnit } from "../../quantity/units/units.ts"
import type { Mention } from "../../text/mention.ts"
import { type InputError, invalidInput } from "../requests/refusals.ts"
import type { DraftLookUps, HintedSubject } from "./look-ups.ts"
import type { PartName, ReadDraft } from "./read-draft.ts"

/** What the sender knows of a figure: its place in what was sent, and the id of its subject. */
export type HintInput = {
  readonly start: number
  readonly end: number
  readonly in?: PartName | undefined
  readonly subject: string
}

/** By the place of the figure among all of the draft. */
export type Hinted = ReadonlyMap<number, HintedSubject>

/** The subjects that hints give to figures. Refuses what stands on no figure, and a subject that the figure cannot be of. */
export async function readHints(
  hints: readonly HintInput[],
  draft: ReadDraft,
  { findSubjects }: DraftLookUps,
): Promise<Hinted> {
  if (hints.length === 0) return new Map()
  const ids = [...new Set(hints.map(({ subject }) => subject.toLowerCase()))]
  const subjects = new Map((await findSubjects(ids)).map((subject) => [subject.id, subject]))
  const placed = placeMentions(draft)
  const hinted = new Map<number, HintedSubject>()
  const errors: InputError[] = []
  for (const [at, hint] of hints.entries()) {
    const subject = subjects.get(hint.subject.toLowerCase())
    const found = placed.flatMap((one, index) => (isAt(one, hint) ? [index] : []))
    const error = findError(hint, subject, found, placed, hinted)
    if (error !== null) errors.push({ pointer: `/hints/${at}${error.member}`, detail: error.detail })
    else if (subject !== undefined) hinted.set(found[0] ?? 0, subject)
  }
  if (errors.length > 0) throw invalidInput(errors)
  return hinted
}

/** What hints go by in place of a model. */
export const HINT = "hint"

export function matchHinted({ id }: HintedSubject): MentionMatches {
  const match = {
    subjectId: id,
    certainty: 1,
    link: "sure",
    why: ["given as a hint"],
    against: [],
    model: HINT,
  } as const
  return { matches: [match], none: 0, seen: null }
}

type Placed = { readonly mention: Mention; readonly in: PartName; readonly start: number; readonly end: number }

function placeMentions({ parts }: ReadDraft): readonly Placed[] {
  return parts.flatMap(({ read, toSource }) =>
    read.mentions.map((mention) => {
      const { start, end } = toSource(mention)
      return { mention, in: read.in, start, end }
    }),
  )
}

function isAt(placed: Placed, { start, end, in: part = "text" }: HintInput): boolean {
  return placed.in === part && placed.start < end && placed.end > start
}

type HintError = { readonly member: "" | "/subject"; readonly detail: string }

function findError(
  { start, end, in: part = "text", subject: id }: HintInput,
  subject: HintedSubject | undefined,
  found: readonly number[],
  placed: readonly Placed[],
  hinted: Hinted,
): HintError | null {
  const [index, another] = found
  const span = `${start} to ${end} of the ${part}`
  if (index === undefined) return { member: "", detail: `no figure stands at ${span}` }
  if (another !== undefined) return { member: "", detail: `${found.length} figures stand at ${span}; expected one` }
  if (hinted.has(index)) return { member: "", detail: `the figure at ${span} has a hint already` }
  if (subject === undefined) return { member: "/subject", detail: `there is no subject with the id ${id}` }
  if (subject.gone !== null) return { member: "/subject", detail: `the subject "${subject.name}" is ${subject.gone}` }
  const { quantity, text } = placed[index]?.mention ?? {}
  const dimension = findUnit(subject.unit)?.dimension
  if (quantity?.dimension === dimension) return null
  const detail = `"${text}" is of the dimension ${quantity?.dimension}, and the subject "${subject.name}" of ${dimension}`
  return { member: "/subject", detail }
}
