import { isDeepStrictEqual } from "node:util"
import { normaliseFigure, searchColumns } from "../../../src/operations/judging/normalise-figure.ts"
import { readQuantity } from "../../../src/quantity/quantity.ts"
import { SEVERITIES } from "../../../src/store/conflicts/pair-row.ts"
import type { Books } from "./books.ts"
import { AMPLE, findLeftOut, takesPlace } from "./left-out.ts"
import { type Expectation, type Expected, type LiveFigure, withoutNames } from "./sequential.ts"
import { type ConflictRow, type ExceptionRow, type FigureRow, listClaimants, type Stored } from "./stored.ts"

/** Something that should not be so, and the ids by which its history can be found. */
export type Fault = { readonly what: string; readonly about: readonly string[]; readonly detail?: unknown }

/**
 * None missed but those that find no room, none double, none stale; and each that is not open was settled by somebody, or is
 * accepted.
 */
export function checkConflicts(books: Books, stored: Stored, expected: Expected, room = AMPLE): Fault[] {
  const leftOut = findLeftOut(stored, expected, room)
  const rows = Map.groupBy(stored.conflicts, keyOf)
  const doubles = [...rows.values()].filter((same) => same.length > 1)
  const missed = [...expected.verdicts].filter(
    ([key, { isFlagged, verdict }]) => (isFlagged || verdict === "revision") && !rows.has(key) && !leftOut.has(key),
  )
  const covering = listCovering(stored.exceptions)
  // What ended and finds no place again stays as it ended.
  const told = stored.conflicts.filter((row) => takesPlace(row) || !leftOut.has(keyOf(row)))
  const wrong = told.flatMap((row) => {
    const what = findFault(row, expected, books, covering(row))
    const detail = what === null ? undefined : { row: tellRow(row), expected: expected.verdicts.get(keyOf(row)) }
    return what === null ? [] : [{ what, about: idsOf(row), detail }]
  })
  return [
    ...doubles.map((same) => ({ what: "double", about: same.flatMap(idsOf), detail: same.map(tellRow) })),
    ...missed.map(([key, is]) => ({ what: "missed", about: [...key.split(" "), is.subject], detail: is })),
    ...wrong,
  ]
}

export function keyOf({ figure_a, figure_b }: Pick<ConflictRow, "figure_a" | "figure_b">): string {
  return figure_b === null ? figure_a : `${figure_a} ${figure_b}`
}

function idsOf({ id, figure_a, figure_b, subject_id }: ConflictRow): string[] {
  return [id, figure_a, ...(figure_b === null ? [] : [figure_b]), subject_id]
}

function tellRow({ detail, ...row }: ConflictRow) {
  return { ...row, detail: withoutNames(detail) }
}

function findFault(row: ConflictRow, expected: Expected, books: Books, isCovered: boolean): string | null {
  const is = expected.verdicts.get(keyOf(row))
  const sides = [row.figure_a, ...(row.figure_b === null ? [] : [row.figure_b])]
  if (is === undefined) {
    const isLive = sides.every((id) => expected.live.has(id))
    return isStanding(row)
      ? `stale: it stands, though ${isLive ? "nothing relates the two" : "a side has no claim"}`
      : null
  }
  if (row.kind !== is.kind || row.subject_id !== is.subject) return "it is kept as something else"
  return findOldVerdict(row, is) ?? findWrongStatus(row, is, books, isCovered)
}

function findOldVerdict(row: ConflictRow, is: Expectation): string | null {
  if (row.verdict !== is.verdict) return `stale: the verdict is ${is.verdict} by now`
  if (SEVERITIES[row.severity] !== (is.printed.severity ?? null)) return "stale: it is of another severity by now"
  const { verdict: _verdict, severity: _severity, ...detail } = is.printed
  if (!isDeepStrictEqual(withoutNames(row.detail), detail)) return "stale: it was judged otherwise than it would be now"
  if (is.isFlagged && !isDeepStrictEqual([...row.summands], [...is.summands]))
    return "stale: its summands are others by now"
  return null
}

/** A person's decision stands as long as nothing changes it; what nobody decided is open where it disagrees, and only there. */
function findWrongStatus(row: ConflictRow, is: Expectation, books: Books, isCovered: boolean): string | null {
  const { status, resolution } = row
  const decided = (books.conflicts.get(row.id) ?? []).some((answer) => answer.status === status)
  if (!is.isFlagged) return isStanding(row) ? "stale: it stands, though it does not disagree by the rules" : null
  if (status === "open") return isCovered && !decided ? "it is open, though an exception covers it" : null
  if (status === "resolved" && resolution === "accepted")
    return isCovered ? null : "it is accepted, and no exception says so"
  if (status === "resolved" && resolution !== "person") return `missed: it disagrees and is resolved (${resolution})`
  return decided ? null : `it is ${status}, and nobody decided so`
}

function isStanding({ status, resolution }: ConflictRow): boolean {
  return status !== "resolved" || resolution === "accepted"
}

function listCovering(exceptions: readonly ExceptionRow[]): (row: ConflictRow) => boolean {
  const active = exceptions.filter(({ status }) => status === "active")
  const conflicts = new Set(active.flatMap(({ conflict_id }) => conflict_id ?? []))
  const subjects = new Set(active.filter(({ conflict_id }) => conflict_id === null).map(({ subject_id }) => subject_id))
  return ({ id, subject_id }) => conflicts.has(id) || subjects.has(subject_id)
}

/** What is kept of a figure so that it need not be worked out: who claims it, and where a search finds it. */
export function checkFigures(stored: Stored, { live, tolerances }: Expected): Fault[] {
  const claims = Map.groupBy(
    stored.claims.filter(({ status }) => status === "active"),
    ({ figure_id }) => figure_id,
  )
  const units = new Map(stored.subjects.map(({ id, unit }) => [id, unit]))
  return stored.figures.flatMap((row) => {
    const own = claims.get(row.id) ?? []
    const fault = (what: string, detail: unknown) => [
      { what, about: [row.id, row.subject_id], detail: { row, detail } },
    ]
    const counted = Object.fromEntries(
      [...new Set(own.flatMap(listClaimants))].map((id) => {
        const theirs = own.filter((claim) => listClaimants(claim).includes(id))
        return [id, [theirs.length, firstOf(theirs)]]
      }),
    )
    if (row.counted !== own.length) return fault("a figure counts other claims than it has", own.length)
    if (!isDeepStrictEqual(sorted(row.counted_claimants), sorted(counted)))
      return fault("a figure has other claimants", counted)
    const strays = own.filter((claim) => identityOf(row, claim.quantity, units) !== row.identity)
    if (strays.length > 0) return fault("a claim is kept under another figure", strays)
    const figure = live.get(row.id)
    const bounds = figure === undefined ? null : boundsOf(figure, tolerances)
    return bounds === null || (bounds.narrowMin === row.narrow_min && bounds.narrowMax === row.narrow_max)
      ? []
      : fault("a figure is searched for where it was by other rules", bounds)
  })
}

function sorted(record: object) {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
}

function firstOf(claims: readonly { published_at: string }[]): number {
  return Math.min(...claims.map(({ published_at }) => Date.parse(published_at)))
}

function identityOf(row: FigureRow, quantity: Parameters<typeof readQuantity>[0], units: ReadonlyMap<string, string>) {
  const subject = { family_id: row.family_id, id: row.subject_id, unit: units.get(row.subject_id) ?? "" }
  const asOf = { from: row.from, to: row.to === "infinity" ? null : row.to }
  return normaliseFigure(subject, readQuantity(quantity), asOf).identity
}

function boundsOf({ row, compared }: LiveFigure, tolerances: Expected["tolerances"]) {
  const tolerance = tolerances.get(row.subject_id)
  return tolerance === undefined ? null : searchColumns(row.unit, compared.quantity, tolerance.hedgeProfile)
}
