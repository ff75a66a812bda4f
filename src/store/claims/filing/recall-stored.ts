import type { Db } from "../../connection/connect.ts"
import { inUtc } from "../../connection/json-times.ts"
import { prepare } from "../../connection/prepared.ts"
import { withRetries } from "../../connection/retries.ts"
import { type LikeName, type LikeSearch, valuesOfSearches } from "../../names/like-names.ts"
import type { RuleRow } from "../../rules/rules.ts"
import { type FoundSource, inUtcOf } from "./look-up-names.ts"
import {
  MOST_RECALLED,
  type RecalledClaimant,
  type RecalledConflict,
  type RecalledException,
  type RecalledFamilies,
  type RecalledFigure,
} from "./recall-families.ts"
import type { RecalledNames, RecalledSubject } from "./recall-names.ts"

/** What is to be read. */
export type Wanted = {
  /** The epoch whose rules are known; null where none are. */
  readonly epoch: number | null
  /** Sources and subjects by folded names and ids. */
  readonly sourceNames: readonly string[]
  readonly sourceIds: readonly string[]
  readonly subjectNames: readonly string[]
  readonly subjectIds: readonly string[]
  /** Names that may be new: subjects are looked for that each of them may mean. */
  readonly newNames: readonly LikeSearch[]
}

/** `alike`: the names that the searches have found. */
export type RecalledStore = RecalledNames & RecalledFamilies & { readonly alike: readonly LikeName[] }

/** Null stands for an empty list. */
type Row = {
  readonly epoch: number
  readonly rules: readonly Omit<RuleRow, "subject_name">[] | null
  readonly sources: readonly FoundSource[] | null
  readonly subjects: readonly RecalledSubject[] | null
  readonly versions: readonly { readonly family_id: string; readonly version: number }[] | null
  readonly figures: readonly RecalledFigure[] | null
  readonly figure_claimants: readonly RecalledClaimant[] | null
  readonly conflicts: readonly RecalledConflict[] | null
  readonly exceptions: readonly RecalledException[] | null
  readonly alike: readonly LikeName[] | null
}

const read = prepare<Row>(
  "recall",
  `select r.epoch, r.rules, r.sources, r.subjects, r.versions, r.figures, r.figure_claimants, r.conflicts, r.exceptions, r.alike
from filing_recall($1, $2, $3, $4, $5, $6, $7, $8, $9) r`,
)

/**
 * The most that one call reads of all families together: some 4 MB of JSON, which keep the event loop for 30 ms. It is more than
 * one family may have, so that a family which comes alone is read as a whole.
 */
const AT_ONCE = { figures: 2_000, claimants: 5_000, conflicts: 2_000, exceptions: 2_000 } as const

/** One more of each is read of a family, to see that there are more. */
const MOST = [
  ...[MOST_RECALLED.figures, MOST_RECALLED.claimants, MOST_RECALLED.conflicts].map((most) => most + 1),
  ...[AT_ONCE.figures, AT_ONCE.claimants, AT_ONCE.conflicts, AT_ONCE.exceptions],
]

/** Reads all of it as of one moment and without a lock, by one statement. */
export async function recallStored(db: Db, wanted: Wanted): Promise<RecalledStore> {
  const { epoch, sourceNames, sourceIds, subjectNames, subjectIds, newNames } = wanted
  const names = [sourceNames, sourceIds, subjectNames, subjectIds]
  const values = [epoch, ...names, ...valuesOfSearches(newNames), MOST]
  const [row] = await withRetries("recall families", () => read(db, values))
  if (row === undefined) throw new Error("a function filing_recall answered no row")
  const { figures, subjects, sources, alike } = row
  return {
    epoch: row.epoch,
    rules: row.epoch === epoch ? null : (row.rules ?? []).map(inUtcOf),
    sources: sources ?? [],
    subjects: subjects ?? [],
    ...splitRead(row),
    figures: figures ?? [],
    ...readTimes(row),
    alike: alike ?? [],
  }
}

/** Of families that come after the last row of a list that was cut off nothing is known, and of its own not all. */
function splitRead(row: Row): Pick<RecalledNames, "versions" | "unread"> {
  const areExceptionsCut = row.exceptions?.length === AT_ONCE.exceptions
  const ends = [
    lastOf(row.figures, AT_ONCE.figures),
    lastOf(row.figure_claimants, AT_ONCE.claimants),
    lastOf(row.conflicts, AT_ONCE.conflicts),
  ]
  const isRead = (id: string) => !areExceptionsCut && ends.every((end) => end === null || id < end)
  const versions = row.versions ?? []
  return {
    versions: new Map(versions.flatMap(({ family_id: id, version }) => (isRead(id) ? [[id, version]] : []))),
    unread: new Set(versions.flatMap(({ family_id: id }) => (isRead(id) ? [] : [id]))),
  }
}

/** The family at which a list was cut off; null where it was not. */
function lastOf(rows: readonly { readonly family_id: string }[] | null, most: number): string | null {
  return rows === null || rows.length < most ? null : (rows.at(-1)?.family_id ?? null)
}

function readTimes({ figure_claimants, conflicts, exceptions }: Row) {
  return {
    claimants: (figure_claimants ?? []).map(({ first_published, last_published, ...claimant }) => ({
      ...claimant,
      first_published: inUtc(first_published),
      last_published: last_published === null ? null : inUtc(last_published),
    })),
    conflicts: (conflicts ?? []).map(({ opened_at, changed_at, ...conflict }) => ({
      ...conflict,
      opened_at: inUtc(opened_at),
      changed_at: inUtc(changed_at),
    })),
    exceptions: (exceptions ?? []).map(({ until, ...exception }) => ({ ...exception, until: inUtc(until) })),
  }
}
