import type { Trx } from "../../store/connection/transaction.ts"
import type { LineOutcome } from "../../store/imports/import-lines.ts"
import { isRecord, type Outcome, takeRecords } from "../records/take/take-records.ts"
import type { Given } from "../records/take/taking.ts"
import { fileLines, type Lines, refuse } from "./file-lines.ts"
import { inputOf, type Line } from "./group-lines.ts"

/**
 * Takes lines in, in their order: claims are filed, and records are taken as they are. Answers the outcome of each. The
 * caller keeps all who file out where there is a record.
 */
export async function takeLines(trx: Trx, all: readonly Line[], lines: Lines): Promise<LineOutcome[]> {
  const outcomes: LineOutcome[] = []
  for (const run of runs(all)) {
    const records = run.map(({ payload }) => payload).filter(isRecord)
    if (records.length === 0) outcomes.push(...(await fileLines(trx, run.map(inputOf), lines)))
    else outcomes.push(...(await takeRun(trx, records, lines)))
  }
  return outcomes
}

/** Lines that follow each other and are all claims, or all records. */
function runs(all: readonly Line[]): Line[][] {
  const found: Line[][] = []
  for (const line of all) {
    const last = found.at(-1)
    if (last !== undefined && isRecord(last[0]?.payload) === isRecord(line.payload)) last.push(line)
    else found.push([line])
  }
  return found
}

async function takeRun(trx: Trx, records: readonly Given[], lines: Lines): Promise<LineOutcome[]> {
  const taken = await takeRecords(trx, records, lines)
  return taken.map((outcome, index) => outcomeOf(outcome, records[index]?.kind ?? "claim", lines))
}

function outcomeOf(taken: Outcome, kind: Given["kind"], { onFailure }: Lines): LineOutcome {
  if (!taken.ok) return refuse(taken.error, onFailure)
  const { outcome, id } = taken.value
  return kind === "claim" ? { outcome, claimId: id, kind, similar: null } : { outcome, recordId: id, kind }
}
