import type { DisputeChange } from "../../store/conflicts/file-conflicts.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"

/** A conflict as it was and as it is: null where there was none before, or is none any more. */
export type Turn = { readonly before: Counted | null; readonly after: Counted | null }

/** As much of a conflict as its subject's dispute counts. */
export type Counted = Pick<
  PairRow,
  "family_id" | "subject_id" | "kind" | "verdict" | "severity" | "status" | "opened_at"
>

/**
 * What these turns add to the disputes of their subjects, one change a subject, in the order of their ids: two who write the
 * same disputes never wait for each other both ways. A turn that no open conflict has a part in changes nothing.
 */
export function tallyTurns(turns: readonly Turn[]): DisputeChange[] {
  const changes = new Map<string, DisputeChange>()
  for (const { before, after } of turns) {
    if (before !== null && isCounted(before)) add(changes, before, -1)
    if (after !== null && isCounted(after)) add(changes, after, 1)
  }
  return [...changes.values()].sort((a, b) => (a.subject_id < b.subject_id ? -1 : 1))
}

/** A dispute counts what a person can settle. A revision is kept, but it is no disagreement. */
function isCounted({ status, verdict }: Counted): boolean {
  return status === "open" && (verdict === "conflict" || verdict === "tension")
}

const GRADES = ["open_low", "open_low", "open_medium", "open_high"] as const

function add(changes: Map<string, DisputeChange>, conflict: Counted, sign: 1 | -1): void {
  const { family_id, subject_id, kind, severity, opened_at } = conflict
  const old = changes.get(subject_id) ?? { ...NOTHING, family_id, subject_id }
  const [grade, sort] = [GRADES[severity] ?? "open_low", `open_${kind}` as const]
  changes.set(subject_id, {
    ...old,
    [grade]: old[grade] + sign,
    [sort]: old[sort] + sign,
    opened_at: sign === 1 ? earlier(old.opened_at, opened_at) : old.opened_at,
  })
}

const NOTHING = {
  open_high: 0,
  open_medium: 0,
  open_low: 0,
  open_pair: 0,
  open_part: 0,
  open_sum: 0,
  opened_at: null as string | null,
}

/** Times are RFC 3339 in UTC, with any number of decimals. */
function earlier(a: string | null, b: string): string {
  return a !== null && Date.parse(a) <= Date.parse(b) ? a : b
}
