import type { Missed } from "../../../../store/claims/filing/file-rows.ts"
import type { Db } from "../../../../store/connection/connect.ts"
import { readInstant } from "../../../requests/read-instant.ts"
import type { Answer, Submission } from "../file-together.ts"
import type { PreparedClaim } from "../prepare-claim.ts"
import type { SubjectHints } from "../subject-hints.ts"
import type { FilingMemory } from "./filing-memory.ts"
import { type Candidate, type JudgedBatch, judgeBatch } from "./judge-batch.ts"
import { recall } from "./recall.ts"
import { tryToWrite } from "./try-to-write.ts"
import { digestsOf, nameExternalId, writeBatch } from "./write-batch.ts"

export type ByMemory = {
  readonly db: Db
  readonly memory: FilingMemory
  readonly hints: SubjectHints
  readonly now: string
}

/** How often a batch is judged anew because something had changed, before its claims are filed under locks. */
const ATTEMPTS = 3

/**
 * Files claims by what this process remembers: they are judged before anything is written, and all of it is written in one
 * round trip that fails unless what they were judged by still holds. Answers those that are filed. Any other claim has to be
 * filed under locks: what is remembered may be old, so that nothing is refused by it, and nothing found on file.
 */
export async function fileByMemory(
  submissions: readonly Submission[],
  { now: at, ...by }: ByMemory,
): Promise<ReadonlyMap<Submission, Answer>> {
  const now = readInstant(at) ?? at
  let left = submissions.map((submission): Candidate => ({ submission, claim: submission.claim }))
  left = left.filter(({ claim }) => claim.subject.whole === null)
  for (let attempt = 0; attempt < ATTEMPTS && left.length > 0; attempt += 1) {
    const claims = await readMissing(
      left.map(({ claim }) => claim),
      by,
    )
    left = left.map((candidate, index) => ({ ...candidate, claim: claims[index] ?? candidate.claim }))
    const batch = await judgeBatch(by.db, left, by.memory, now)
    if (batch === undefined) break
    const missed = await tryToWrite(batch, by.memory, () => writeBatch(by.db, batch, by.memory, now))
    if (missed === undefined) return batch.answers
    if (missed === "taken") break
    left = left.filter((candidate) => isFree(candidate, batch, missed))
  }
  return new Map()
}

/** Reads what is not remembered, and what new names may mean. */
export async function readMissing(
  left: readonly PreparedClaim[],
  { db, memory, hints }: Omit<ByMemory, "now">,
): Promise<readonly PreparedClaim[]> {
  const claims = await recall(db, left, memory)
  for (const claim of claims) keepHint(claim, memory, hints)
  return claims
}

function keepHint({ subject: { key } }: PreparedClaim, memory: FilingMemory, hints: SubjectHints): void {
  const subject = memory.findSubject(key)
  if (subject !== undefined && !subject.isUnfit) {
    hints.set(key, { family_id: subject.family_id, id: subject.id, unit: subject.unit })
  }
}

/** Whether the claim may be tried again: its external id, its key and the name of its subject are not taken. */
function isFree({ submission: { key }, claim }: Candidate, batch: JudgedBatch, missed: Missed): boolean {
  const resolved = batch.resolved.find(({ prepared }) => prepared === claim)
  if (resolved === undefined) return false
  if (key !== null && missed.keys.some(([owner, name]) => owner === key.owner && name === key.key)) return false
  if (missed.ids.includes(nameExternalId(resolved))) return false
  return !digestsOf([resolved]).some((digest) => missed.digests.includes(digest))
}
