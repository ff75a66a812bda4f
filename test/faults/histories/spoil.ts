import { AMPLE, findLeftOut } from "./left-out.ts"
import { judgeAll } from "./sequential.ts"
import type { ConflictRow, Stored } from "./stored.ts"

/** Under the rules that hold in the end, nothing may be left out. */
export const MAY_BE_NOTHING = "figures that do not say that they leave out"

type Spoil = (stored: Stored) => Stored

const NOTHING = new Error("there is nothing to spoil")

/** Null where the store has nothing that can be spoilt in this way. */
export function spoilSome(spoil: Spoil, stored: Stored): Stored | null {
  try {
    return spoil(stored)
  } catch (error) {
    if (error === NOTHING) return null
    throw error
  }
}

const first = <T>(rows: readonly T[], fits: (row: T) => boolean, change: (row: T) => readonly T[]): T[] => {
  const place = rows.findIndex(fits)
  if (place < 0) throw NOTHING
  return rows.flatMap((row, at) => (at === place ? change(row) : [row]))
}

function fail(): never {
  throw NOTHING
}

const spoilConflict =
  (fits: (row: ConflictRow) => boolean, change: (row: ConflictRow) => readonly ConflictRow[]): Spoil =>
  (stored) => ({ ...stored, conflicts: first(stored.conflicts, fits, change) })

const isOpen = ({ status }: ConflictRow) => status === "open"
const isResolved = ({ resolution }: ConflictRow) => resolution === "rejudged"
/** A figure goes on saying that it leaves something out when nothing is left out any more, so that alone is not enough. */
const isLeavingOut = (stored: Stored) => findLeftOut(stored, judgeAll(stored), AMPLE).size > 0
const isActive = ({ status }: { status: string }) => status === "active"

/** What a wrong service could leave behind. The checks of a history must tell each of them. */
export const SPOILS: Readonly<Record<string, Spoil>> = {
  "an open conflict that is missing": spoilConflict(isOpen, () => []),
  "an open conflict that was closed": spoilConflict(isOpen, (row) => [
    { ...row, status: "resolved", resolution: "rejudged" },
  ]),
  "a conflict that is there twice": spoilConflict(isOpen, (row) => [row, { ...row, id: "another" }]),
  "a conflict under another subject": spoilConflict(isOpen, (row) => [{ ...row, subject_id: "another" }]),
  "a tension for a conflict": spoilConflict(isOpen, (row) => [
    { ...row, verdict: row.verdict === "tension" ? "conflict" : "tension" },
  ]),
  "another severity": spoilConflict(isOpen, (row) => [{ ...row, severity: (row.severity % 3) + 1 }]),
  "a verdict by a rule of before": spoilConflict(isOpen, (row) => [{ ...row, detail: { ...row.detail, rules: [] } }]),
  "a resolved conflict that is open": spoilConflict(isResolved, (row) => [
    { ...row, status: "open", resolution: null },
  ]),
  "a conflict accepted without an exception": ({ conflicts, ...stored }) => ({
    ...stored,
    exceptions: [],
    conflicts: first(conflicts, isOpen, (row) => [{ ...row, status: "resolved", resolution: "accepted" }]),
  }),
  "a conflict that nobody explained": spoilConflict(isOpen, (row) => [{ ...row, status: "explained" }]),
  "a claim that is missing": ({ claims, ...stored }) => ({ ...stored, claims: first(claims, isActive, () => []) }),
  "a claim that is there twice": ({ claims, ...stored }) => ({
    ...stored,
    claims: first(claims, isActive, (row) => [row, { ...row, id: "another" }]),
  }),
  "a claim that ended by itself": ({ claims, ...stored }) => ({
    ...stored,
    claims: first(claims, isActive, (row) => [{ ...row, status: "retracted" }]),
  }),
  "a claim of another claimant": ({ claims, ...stored }) => ({
    ...stored,
    claims: first(claims, isActive, (row) => [{ ...row, claimant_id: "another" }]),
  }),
  "a claim that lost a claimant": ({ claims, ...stored }) => ({
    ...stored,
    claims: first(
      claims,
      ({ further_claimants }) => further_claimants.length > 0,
      (row) => [{ ...row, further_claimants: [] }],
    ),
  }),
  "a figure that counts one claim more": ({ figures, ...stored }) => ({
    ...stored,
    figures: first(
      figures,
      ({ counted }) => counted > 0,
      (row) => [{ ...row, counted: row.counted + 1 }],
    ),
  }),
  "a figure that a search misses": ({ figures, ...stored }) => ({
    ...stored,
    figures: first(
      figures,
      ({ counted }) => counted > 0,
      (row) => [{ ...row, narrow_max: "-1" }],
    ),
  }),
  "a figure that remembers one conflict more": ({ figures, ...stored }) => ({
    ...stored,
    figures: first(
      figures,
      ({ conflicts_kept }) => conflicts_kept !== null,
      (row) => [{ ...row, conflicts_kept: Number(row.conflicts_kept) + 1 }],
    ),
  }),
  [MAY_BE_NOTHING]: ({ figures, ...stored }) => ({
    ...stored,
    figures: isLeavingOut({ figures, ...stored }) ? figures.map((row) => ({ ...row, leaves_out: false })) : fail(),
  }),
  "a name that was lost": ({ subjects, ...stored }) => ({
    ...stored,
    subjects: first(
      subjects,
      ({ version, merged_into }) => version > 1 && merged_into === null,
      (row) => [{ ...row, name: "another" }],
    ),
  }),
  "a change that nobody asked for": ({ subjects, ...stored }) => ({
    ...stored,
    subjects: first(
      subjects,
      ({ merged_into }) => merged_into === null,
      (row) => [{ ...row, version: row.version + 1 }],
    ),
  }),
  "a rule with other settings": ({ versions, ...stored }) => ({
    ...stored,
    versions: first(versions, isActive, (row) => [{ ...row, settings: { windowDays: 77 } }]),
  }),
  "a rule that was lost": ({ versions, ...stored }) => ({ ...stored, versions: first(versions, isActive, () => []) }),
}
