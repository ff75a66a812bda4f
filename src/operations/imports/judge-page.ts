import type { Missed } from "../../store/claims/filing/file-rows.ts"
import { listTakenIds } from "../../store/claims/filing/taken-ids.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { LineOutcome, SettledLine } from "../../store/imports/import-lines.ts"
import { rowOf } from "../claims/filing/file-claims.ts"
import type { Order } from "../claims/filing/memory/draft-batch.ts"
import { readMissing } from "../claims/filing/memory/file-by-memory.ts"
import type { FilingMemory } from "../claims/filing/memory/filing-memory.ts"
import { type JudgedClaims, judgeClaims } from "../claims/filing/memory/judge-batch.ts"
import { digestsOf, listCreated, nameExternalId } from "../claims/filing/memory/write-batch.ts"
import { type PreparedClaim, prepareClaim } from "../claims/filing/prepare-claim.ts"
import type { SubjectHints } from "../claims/filing/subject-hints.ts"
import { listWarnings } from "../claims/list-warnings.ts"
import type { Occasion } from "../requests/occasion.ts"
import { Refused } from "../requests/refusals.ts"
import { mapInTurns } from "../take-turns.ts"
import { refuse } from "./file-lines.ts"
import { inputOf, type Line } from "./group-lines.ts"
import { LeftClaims } from "./left-claims.ts"

/** A page of lines of which all is known but whether it may be written. */
export type JudgedPage = {
  readonly lines: readonly Line[]
  /** Undefined where nothing is filed by memory. */
  readonly judged: JudgedClaims | undefined
  /** What becomes of the lines of `judged`, and of those that nobody could read. */
  readonly settled: readonly SettledLine[]
  /** What has to be filed under locks after it. */
  readonly left: readonly Line[]
  /** The keys of the subjects that lines name. */
  readonly subjects: ReadonlyMap<Line, string>
  /** How many lines were found to have an external id that stands for a claim. */
  readonly repeated: number
  readonly now: string
}

export type Judging = Occasion & {
  readonly db: Db
  readonly memory: FilingMemory
  readonly hints: SubjectHints
  /** Lines that are known to need the locks. */
  readonly locked: ReadonlySet<Line>
  /** Whether external ids are asked about, since those of other pages stood for claims. */
  readonly asksIds: boolean
  /** The page that is being written, on which this one builds; null where there is none. */
  readonly on: JudgedPage | null
}

/**
 * The most conflicts of one page. To open one takes some 30 µs of the database, so that those of a page take a fraction of the
 * seconds that a page may take.
 */
const MOST_CONFLICTS = 10_000

type Read = { readonly line: Line; readonly claim: PreparedClaim }

/** Judges lines by memory as far as that goes. Who does not write the page must drop it. */
export async function judgePage(lines: readonly Line[], judging: Judging): Promise<JudgedPage> {
  const { memory, now, locked, on } = judging
  const { read, refused } = await readLines(lines, judging)
  const claims = await readMissing(
    read.map(({ claim }) => claim),
    judging,
  )
  const lineOf = new Map(claims.map((claim, nth) => [claim, read[nth]?.line]))
  const taken = judging.asksIds ? await listTaken(claims, judging) : new Set<PreparedClaim>()
  const isLocked = (claim: PreparedClaim) => {
    const line = lineOf.get(claim)
    return claim.subject.whole !== null || taken.has(claim) || (line !== undefined && locked.has(line))
  }
  const judged = await judgeClaims(claims, memory, now, {
    order: orderOf(memory, isLocked),
    on: new Set(on?.judged?.families.keys() ?? []),
    mostConflicts: MOST_CONFLICTS,
  })
  if (judged !== undefined) memory.expect(listCreated(judged.resolved), [...judged.families.values()])
  const settled = judged === undefined ? [] : [...refused, ...(await settleFiled(judged, lineOf, now))]
  const done = new Set(settled.map(({ line }) => line))
  const left = lines.filter(({ line }) => !done.has(line))
  const subjects = new Map(read.map(({ line, claim }) => [line, claim.subject.key]))
  return { lines, judged, settled, left, subjects, repeated: taken.size, now }
}

function orderOf(memory: FilingMemory, isLocked: (claim: PreparedClaim) => boolean): Order {
  const left = new LeftClaims(memory)
  return { isBehind: (claim) => isLocked(claim) || left.isBehind(claim), leave: left.leave }
}

/** Those claims whose external ids stand for a claim. */
async function listTaken(claims: readonly PreparedClaim[], { db, memory }: Judging): Promise<Set<PreparedClaim>> {
  const asked = claims.flatMap((claim) => {
    const [source, external_id] = [memory.findSource(claim.source.key), claim.input.externalId]
    return source === undefined || external_id === undefined ? [] : [{ claim, source_id: source.id, external_id }]
  })
  const taken = new Set(
    (await listTakenIds(db, asked)).map(({ source_id, external_id }) => `${source_id} ${external_id}`),
  )
  return new Set(asked.filter((one) => taken.has(`${one.source_id} ${one.external_id}`)).map(({ claim }) => claim))
}

/** The lines of a page that could not be written since their external ids stand for claims. */
export function listMissed({ judged, settled, lines }: JudgedPage, { ids, digests }: Missed): readonly Line[] {
  const missed = new Set([...ids, ...digests])
  if (judged === undefined || missed.size === 0) return []
  const taken = judged.resolved.filter((one) =>
    [nameExternalId(one), ...digestsOf([one])].some((key) => missed.has(key)),
  )
  const claimIds = new Set(taken.map(({ claim }) => claim.id))
  const numbers = new Set(
    settled.flatMap(({ line, is }) => ("claimId" in is && claimIds.has(is.claimId) ? [line] : [])),
  )
  return lines.filter(({ line }) => numbers.has(line))
}

/** A line that cannot be read whatever is stored is refused at once. */
async function readLines(lines: readonly Line[], { hints, now, actor }: Judging) {
  const read: Read[] = []
  const refused: SettledLine[] = []
  await mapInTurns(lines, (line) => {
    try {
      read.push({ line, claim: prepareClaim(inputOf(line), { hints, now, actor }) })
    } catch (error) {
      // Whatever else it is fails once more under locks, and is told there.
      if (error instanceof Refused) refused.push({ line: line.line, is: refuse(error, () => {}) })
    }
  })
  return { read, refused }
}

async function settleFiled(
  judged: JudgedClaims,
  lineOf: ReadonlyMap<PreparedClaim, Line | undefined>,
  now: string,
): Promise<SettledLine[]> {
  const settled = await mapInTurns(judged.resolved, (resolved, index): SettledLine[] => {
    const line = lineOf.get(resolved.prepared)
    if (line === undefined) return []
    const claim = rowOf(resolved, judged.figureIds[index] ?? "", now)
    const is: LineOutcome = {
      outcome: "filed",
      claimId: claim.id,
      similar: resolved.similar,
      ...listWarnings(claim),
    }
    return [{ line: line.line, is }]
  })
  return settled.flat()
}

/** Forgets what the page would have made of its families. */
export function dropPage({ judged }: JudgedPage, memory: FilingMemory): void {
  if (judged !== undefined) memory.forgetFamilies(judged.families.values())
}
