import type { LineOutcome } from "../../store/import-lines.ts"
import type { Trx } from "../../store/transaction.ts"
import type { ClaimInput } from "../claim-input.ts"
import type { BatchState } from "../filing/batch-state.ts"
import { type Mentions, type PreparedClaim, prepareClaim, readMentions, withoutGuess } from "../filing/prepare-claim.ts"
import { lockAhead, readBatch } from "../filing/read-batch.ts"
import { Refused } from "../refusals.ts"
import { fileGroup, type Lines, refuse } from "./file-group.ts"

/** Lines that are filed together: while the database writes one group, the next is made ready. */
const GROUP = 125

/**
 * Files claims in their order, as one by one over POST /v1/claims, and answers what became of each: together as far as
 * they do not depend on each other. A wrong one takes nothing else with it.
 */
export async function fileLines(trx: Trx, inputs: readonly ClaimInput[], lines: Lines): Promise<LineOutcome[]> {
  const outcomes = new Map<number, LineOutcome>()
  await lockAhead(trx, inputs.flatMap(mentionsOf), lines.hints)
  let ahead: Group | undefined
  for (let at = 0; at < inputs.length; at += GROUP) {
    const group = ahead ?? { ready: prepareGroup(inputs, at, lines, outcomes) }
    ahead = undefined
    const readNext = () => {
      ahead = readAhead(trx, prepareGroup(inputs, at + GROUP, lines, outcomes), lines)
    }
    const isPlain = await fileReady(trx, group, lines, outcomes, readNext)
    // What was read before the last of them was filed may not hold any more.
    if (!isPlain) ahead = undefined
  }
  return inputs.map((_, place) => outcomes.get(place) ?? missing(place))
}

type Ready = { readonly place: number; readonly prepared: PreparedClaim }
/** `read`: what the claims name, where that has been asked for. */
type Group = { readonly ready: readonly Ready[]; readonly read?: Promise<BatchState> }
type Outcomes = Map<number, LineOutcome>

/** Those of a line that will be refused for its names are nobody's. */
function mentionsOf(input: ClaimInput): Mentions[] {
  try {
    return [readMentions(input)]
  } catch (error) {
    if (error instanceof Refused) return []
    throw error
  }
}

function missing(place: number): never {
  throw new Error(`the line at ${place} of its page has no outcome`)
}

function prepareGroup(inputs: readonly ClaimInput[], from: number, lines: Lines, outcomes: Outcomes): Ready[] {
  return inputs.slice(from, from + GROUP).flatMap((input, index) => {
    const prepared = prepare(input, lines)
    if ("outcome" in prepared) outcomes.set(from + index, prepared)
    return "outcome" in prepared ? [] : [{ place: from + index, prepared }]
  })
}

function prepare(input: ClaimInput, { hints, now, onFailure }: Lines): PreparedClaim | LineOutcome {
  try {
    return prepareClaim(input, hints, now)
  } catch (error) {
    return refuse(error, onFailure)
  }
}

function readAhead(trx: Trx, ready: readonly Ready[], { hints }: Lines): Group | undefined {
  if (ready.length === 0) return undefined
  const read = readBatch(trx, claimsOf(ready), { hints, waits: true })
  // It may turn out that nobody waits for it.
  read.catch(() => {})
  return { ready, read }
}

function claimsOf(ready: readonly Ready[]): PreparedClaim[] {
  return ready.map(({ prepared }) => prepared)
}

/** True where all were filed at the first try. Those that others had to be filed before are filed after them. */
async function fileReady(
  trx: Trx,
  { ready, read }: Group,
  lines: Lines,
  outcomes: Outcomes,
  onWritten: () => void,
): Promise<boolean> {
  let { results, isPlain } = await fileGroup(trx, claimsOf(ready), lines, { read, onWritten })
  let waiting = noteOutcomes(ready, results, outcomes)
  const isDone = waiting.length === 0
  while (waiting.length > 0) {
    results = (await fileGroup(trx, claimsOf(waiting), lines)).results
    waiting = noteOutcomes(waiting, results, outcomes)
  }
  return isPlain && isDone
}

/** Answers those that have to be tried again. */
function noteOutcomes(ready: readonly Ready[], results: readonly (LineOutcome | "later")[], outcomes: Outcomes) {
  return ready.flatMap(({ place, prepared }, index) => {
    const result = results[index] ?? missing(place)
    if (result === "later") return [{ place, prepared: withoutGuess(prepared) }]
    outcomes.set(place, result)
    return []
  })
}
