import { isDeepStrictEqual } from "node:util"
import { listPairsOf, listSumsOf } from "../../../store/conflicts/conflicts.ts"
import { countKept, listLeavingOut, MOST_KEPT } from "../../../store/conflicts/kept-conflicts.ts"
import { type Decision, type PairRow, SEVERITIES } from "../../../store/conflicts/pair-row.ts"
import { listStoredSummands, type SummandRow } from "../../../store/conflicts/sums.ts"
import { newId } from "../../../store/connection/new-id.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { listHistories } from "../../../store/records/list-histories.ts"
import { restoreConflict } from "../../judging/conflict-door.ts"
import { isStanding } from "../../judging/conflict-lifecycle.ts"
import { keyOf } from "../../judging/judgement.ts"
import { swapSides } from "../../judging/swap-sides.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { invalidInput, limitReached, Refused } from "../../requests/refusals.ts"
import { readConflicts } from "../read-family.ts"
import { broughtHistory } from "./bring-history.ts"
import { type PlacedFigure, placeFigures, settleFigures } from "./find-figures.ts"
import { readTime } from "./read-values.ts"
import { requireSame } from "./require-same.ts"
import type { GivenOf, Taken } from "./taking.ts"

type Given = GivenOf<"conflict">

/** What judging decides here, whatever it came to elsewhere. */
const APART = ["severity", "detail", "openedAt", "changedAt", "figures", "subject"]

/**
 * Takes what became of a conflict. One that the claims have made anew here, found by its figures, gets its id, its status
 * and its history. One that is over is kept for its history. One that stands elsewhere and not here is refused: here the
 * figures do not disagree.
 */
export async function takeConflict(trx: Trx, given: Given, occasion: Occasion): Promise<Taken> {
  const [stored] = await readConflicts(trx, { ids: [given.id ?? newId()] })
  if (stored !== undefined) return repeat(stored, given)
  const decision = readDecision(given)
  const placed = await placeFigures(trx, given.figures ?? [], !isStanding(decision))
  requireShape(given, placed)
  const old = await findStored(trx, given.conflictKind ?? "pair", placed)
  if (old !== undefined) return replace(trx, { given, old, decision }, occasion)
  if (isStanding(decision)) await requirePlace(trx, placed)
  if (isStanding(decision))
    throw differs("/status", given, "the figures do not disagree here, by the claims and rules that are here")
  const row = await rowOf(trx, { given, decision, placed }, occasion.now)
  await restore(trx, { given, old: null, ...row }, occasion)
  return { outcome: "filed", id: row.row.id }
}

/** Of a figure with more conflicts than are kept, whether one more stands here cannot be told from what is kept. */
async function requirePlace(trx: Trx, placed: readonly PlacedFigure[]): Promise<void> {
  const figures = placed.flatMap(({ row }) => row ?? [])
  const leaving = new Set((await listLeavingOut(trx, figures)).map(({ id }) => id))
  const [full] = (await countKept(trx, figures)).filter(({ id, kept }) => leaving.has(id) && kept >= MOST_KEPT)
  if (full === undefined) return
  const place = placed.findIndex(({ row }) => row?.id === full.id)
  const detail = `has more conflicts than are kept: ${MOST_KEPT} of one figure, and this one is not among them`
  throw limitReached(`/figures/${place}`, detail)
}

function repeat(stored: Awaited<ReturnType<typeof readConflicts>>[number], given: Given): Taken {
  requireSame(stored, given, APART)
  return { outcome: "repeated", id: stored.id }
}

function readDecision({ status = "open", resolution = null, note = null, assignee = null }: Given): Decision {
  if ((status === "resolved") === (resolution !== null))
    return { status, resolution: resolution?.by ?? null, reason: resolution?.reason ?? null, note, assignee }
  const detail = `says what resolved it where the status is "resolved", and only there`
  throw invalidInput([{ pointer: "/resolution", detail }])
}

function requireShape({ conflictKind = "pair" }: Given, placed: readonly PlacedFigure[]): void {
  const ids = new Set(placed.map(({ subject }) => subject.id))
  const fits = { pair: placed.length === 2 && ids.size === 1, part: placed.length === 2 && ids.size === 2, sum: true }
  const expected = { pair: "two of one subject", part: "one of a whole and one of its part", sum: "" }
  const isTwice = placed.length === 2 && keyText(placed[0]) === keyText(placed[1])
  if (fits[conflictKind] && !isTwice) return
  throw invalidInput([{ pointer: "/figures", detail: `expected two figures, ${expected[conflictKind]}` }])
}

function keyText(one: PlacedFigure | undefined): string {
  return `${one?.figure.subjectId} ${one?.figure.identity}`
}

/** The conflict of these figures, whatever its id is here. */
export async function findStored(
  trx: Trx,
  kind: PairRow["kind"] | null,
  placed: readonly PlacedFigure[],
): Promise<PairRow | undefined> {
  const [a, b] = placed.map(({ row }) => row)
  if (a === undefined) return undefined
  if (kind === "sum") return (await listSumsOf(trx, [a]))[0]
  if (b === undefined) return undefined
  return (await listPairsOf(trx, [a])).find((one) => keyOf(one.figure_a, one.figure_b) === keyOf(a.id, b.id))
}

type Replacing = { readonly given: Given; readonly old: PairRow; readonly decision: Decision }

/** Nobody has worked on the conflict that is here, or what became of it is the same. */
async function replace(trx: Trx, { given, old, decision }: Replacing, occasion: Occasion): Promise<Taken> {
  const { verdict = old.verdict, conflictKind = old.kind } = given
  if (conflictKind !== old.kind) throw differs("/conflictKind", given, `it is "${old.kind}" here`)
  if (verdict !== old.verdict) throw differs("/verdict", given, `it is "${old.verdict}" here`)
  const { status, resolution, reason, note, assignee } = old
  const isSame = isDeepStrictEqual({ status, resolution, reason, note, assignee }, decision)
  const isUntouched = await wasOnlyJudged(trx, old.id)
  if (!isUntouched) {
    if (isSame) return { outcome: "repeated", id: old.id }
    throw differs("/status", given, `it is "${status}" here, and people have worked on it`)
  }
  const byPerson = decision.resolution === "person"
  if (isStanding(decision) !== isStanding(old) && !byPerson)
    throw differs("/status", given, `it is "${status}" here, by the claims and rules that are here`)
  const row = {
    ...old,
    ...decision,
    id: given.id ?? old.id,
    opened_at: readTime(given.openedAt, occasion.now, "/openedAt", old.opened_at),
  }
  const summands = (await listStoredSummands(trx, [old])).get(old.id) ?? []
  await restore(trx, { given, old, row, summands }, occasion)
  return { outcome: "filed", id: row.id }
}

/** What happens to a conflict without anybody's decision on it. */
const OF_ITSELF = [
  "judged",
  "retracted",
  "corrected",
  "moved",
  "not-carried",
  "withdrawn",
  "accepted",
  "no longer accepted",
]

export async function wasOnlyJudged(trx: Trx, id: string): Promise<boolean> {
  const history = (await listHistories(trx, [id])).get(id) ?? []
  return history.every(({ action }) => OF_ITSELF.includes(action))
}

type Making = { readonly given: Given; readonly decision: Decision; readonly placed: readonly PlacedFigure[] }
type Made = { readonly row: PairRow; readonly summands: readonly SummandRow[] }

/** The row of a conflict that is over. Its figures are put in order, as every pair has them. */
async function rowOf(trx: Trx, { given, decision, placed }: Making, now: string): Promise<Made> {
  const { verdict = "conflict", detail, severity = null, conflictKind: kind = "pair" } = given
  if (detail === undefined)
    throw invalidInput([{ pointer: "/detail", detail: "is missing: no conflict of these figures is here" }])
  const { family, ids } = await settleFigures(trx, placed, now)
  const sides = placed.map(({ subject }, index) => ({ subject: subject.id, figure: ids[index] ?? "" }))
  const [one, other] = sides
  const isSwapped = kind !== "sum" && (one?.figure ?? "") > (other?.figure ?? "")
  const [a, b] = isSwapped ? [other, one] : [one, kind === "sum" ? undefined : other]
  const row = {
    family_id: family,
    subject_id: ownerOf(given, placed),
    id: given.id ?? newId(),
    kind,
    subject_a: a?.subject ?? "",
    figure_a: a?.figure ?? "",
    subject_b: b?.subject ?? null,
    figure_b: b?.figure ?? null,
    verdict,
    severity: Math.max(0, SEVERITIES.indexOf(severity)),
    ...(isSwapped ? swapSides({ detail, grounds: null }) : { detail, grounds: null }),
    ...decision,
    version: 1,
    opened_at: readTime(given.openedAt, now, "/openedAt"),
  }
  const summands = kind === "sum" ? sides.slice(1) : []
  return { row, summands: summands.map(({ subject, figure }) => ({ part_id: subject, figure_id: figure })) }
}

/** The subject that the conflict belongs to: that of one of its figures, the first where it is not said. */
function ownerOf({ subject }: Given, placed: readonly PlacedFigure[]): string {
  const owner = placed.find((one) => one.subject.id === subject?.id || one.subject.name === subject?.name) ?? placed[0]
  return owner?.subject.id ?? ""
}

type Restoring = {
  readonly given: Given
  readonly old: PairRow | null
  readonly row: PairRow
  readonly summands: readonly SummandRow[]
}

async function restore(trx: Trx, { given, old, row, summands }: Restoring, occasion: Occasion): Promise<void> {
  const changedAt = readTime(given.changedAt, occasion.now, "/changedAt")
  const history = broughtHistory(given.history, occasion)
  await restoreConflict(trx, { old, row, changedAt, summands, history }, occasion.now)
}

function differs(pointer: string, { id, status, verdict }: Given, here: string): Refused {
  const told = pointer === "/verdict" ? verdict : status
  const detail = `The conflict ${id ?? "of these figures"} is "${told}" in the record; ${here}.`
  return new Refused("record-differs", detail, { errors: [{ pointer, detail: here }] })
}
