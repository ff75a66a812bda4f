import { type ClaimRow, findClaim, findClaims } from "../../../store/claims/claims.ts"
import type { Db } from "../../../store/connection/connect.ts"
import { inPipeline, type Trx } from "../../../store/connection/transaction.ts"
import {
  type AnswerToSave,
  nameOwnedKey,
  type OwnedKey,
  readAnswers,
  type StoredAnswer,
  writeAnswers,
} from "../../../store/requests/idempotency-keys.ts"
import { type Audited, type AuditedOutcome, keepAudit } from "../../access/audit.ts"
import { findStandings, NOTHING_STANDS, type Standing } from "../../judging/standing.ts"
import type { Similar } from "../../names/similar.ts"
import type { RequestKey } from "../../requests/run-once.ts"
import { mapInTurns } from "../../take-turns.ts"
import { fileAlone, fileClaims } from "./file-claims.ts"
import type { FilingOutcome, Postponed } from "./filing-outcome.ts"
import { lookForSimilar } from "./look-for-similar.ts"
import type { PreparedClaim } from "./prepare-claim.ts"
import type { SubjectHints } from "./subject-hints.ts"
import { isTakenMeanwhile } from "./taken-meanwhile.ts"

/** A claim that is on file, with what stands against its figure. */
export type FiledClaim = {
  readonly claim: ClaimRow
  readonly created: boolean
  /** Where it created its subject, the others that the name may mean; null where it did not. */
  readonly similar: readonly Similar[] | null
  readonly standing: Standing
}

/** An answer as the sender of a claim gets it, and as it is stored under the key of the request: made and read outside. */
export type PrintedAnswer = Omit<StoredAnswer, "request_hash">

/** A claim whose sender waits for the answer. */
export type Submission = {
  readonly claim: PreparedClaim
  /** The key under which the request may be repeated, and the hash of the request. */
  readonly key: RequestKey | null
  /** Who sends it, as the audit keeps it in the transaction of the batch; null where nobody is told. */
  readonly audited: Audited | null
  readonly print: (filed: FiledClaim) => PrintedAnswer
}

export type Result =
  | { readonly kind: "printed"; readonly answer: PrintedAnswer }
  /** The key stands for an answer that was given before. */
  | { readonly kind: "stored"; readonly answer: StoredAnswer }
  | Extract<FilingOutcome, { kind: "refused" }>
  | { readonly kind: "later"; readonly why: Postponed }

/** What the sender of a claim that is on file gets. */
export type Answer = Extract<Result, { kind: "printed" | "stored" }>

export type Together = {
  readonly db: Db
  readonly hints: SubjectHints
  readonly now: string
  /**
   * "eager" postpones the claims that need a lock of others, "patient" waits for it, and "alone" is for one claim
   * (`fileAlone`).
   */
  readonly manner: "eager" | "patient" | "alone"
}

/** Conflicts that the answer to a filed claim shows at most. */
export const SHOWN = 100

/** Files submissions in one transaction, with their answers. One result for each, in their order. */
export async function fileTogether(submissions: readonly Submission[], together: Together): Promise<readonly Result[]> {
  const claims = await lookForSimilar(
    together.db,
    submissions.map(({ claim }) => claim),
  )
  const searched = submissions.map((submission, index) => ({ ...submission, claim: claims[index] ?? submission.claim }))
  return inPipeline(together.db, "file claims", (trx) => file(trx, searched, together), isTakenMeanwhile)
}

/** All answers are made before the commit: a failure after it could be taken for a claim that was not filed. */
async function file(trx: Trx, submissions: readonly Submission[], { hints, now, manner }: Together) {
  const stored = await readAnswers(trx, listKeys(submissions))
  const open = submissions.filter(({ key }) => key === null || !stored.has(nameOwnedKey(key)))
  const claims = open.map(({ claim }) => claim)
  const [first] = claims
  const filing = { hints, now, waits: manner !== "eager" }
  const isAlone = manner === "alone" && first !== undefined
  const { outcomes, last } = isAlone ? await fileAlone(trx, first, filing) : await fileClaims(trx, claims, filing)
  const repeated = await findRepeated(trx, outcomes)
  const filed = outcomes.map((outcome) => claimOf(outcome, repeated))
  const figures = filed.flatMap((claim) =>
    claim === undefined ? [] : [{ family_id: claim.family_id, id: claim.figure_id }],
  )
  const [against] = await Promise.all([findStandings(trx, figures, SHOWN, now), last])
  const printed = await mapInTurns(open, (submission, index) =>
    printResult(submission, outcomes[index], filed[index], against),
  )
  const results = new Map(open.map((submission, index) => [submission, printed[index]]))
  await Promise.all([
    writeAnswers(trx, listKeyed(open, printed, filed), now),
    keepAudit(trx, listAudited(open, printed), now),
  ])
  return submissions.map((submission) => results.get(submission) ?? replay(submission, stored))
}

/** By the id of a figure. */
type Against = ReadonlyMap<string, Standing>

function listKeys(submissions: readonly Submission[]): OwnedKey[] {
  return submissions.flatMap(({ key }) => (key === null ? [] : [key]))
}

/** A claim may come into another family before it is read: then its family is looked for again. */
async function findRepeated(trx: Trx, outcomes: readonly FilingOutcome[]): Promise<ReadonlyMap<string, ClaimRow>> {
  const keys = outcomes.flatMap((outcome) => (outcome.kind === "repeated" ? [outcome.claim] : []))
  const found = new Map((await findClaims(trx, keys)).map((claim) => [claim.id, claim]))
  for (const { id } of keys) {
    const moved = found.has(id) ? undefined : await findClaim(trx, id)
    if (moved !== undefined) found.set(id, moved)
  }
  return found
}

function claimOf(outcome: FilingOutcome, repeated: ReadonlyMap<string, ClaimRow>): ClaimRow | undefined {
  if (outcome.kind === "filed") return outcome.claim
  return outcome.kind === "repeated" ? repeated.get(outcome.claim.id) : undefined
}

/** Only the answers about claims on file are kept: what was refused may be sent again with the same key. */
function listKeyed(
  open: readonly Submission[],
  printed: readonly Result[],
  filed: readonly (ClaimRow | undefined)[],
): AnswerToSave[] {
  return open.flatMap(({ key }, index) => {
    const [result, claim] = [printed[index], filed[index]]
    if (key === null || claim === undefined || result?.kind !== "printed") return []
    return [{ ...result.answer, owner: key.owner, key: key.key, requestHash: key.hash, claim }]
  })
}

/** A row for each claim that is on file, also where it was before. What was refused has none, nor a stored answer. */
function listAudited(open: readonly Submission[], printed: readonly Result[]): AuditedOutcome[] {
  return open.flatMap(({ audited }, index) => {
    const result = printed[index]
    return audited === null || result?.kind !== "printed" ? [] : [{ audited, status: result.answer.status }]
  })
}

function printResult(
  submission: Submission,
  outcome: FilingOutcome | undefined,
  claim: ClaimRow | undefined,
  against: Against,
): Result {
  if (outcome === undefined) throw new Error("a submission has no outcome")
  if (outcome.kind === "refused" || outcome.kind === "later") return outcome
  if (claim === undefined) throw new Error("a claim that was filed is gone")
  const standing = against.get(claim.figure_id) ?? NOTHING_STANDS
  const filed =
    outcome.kind === "filed" ? { created: true, similar: outcome.similar } : { created: false, similar: null }
  return { kind: "printed", answer: submission.print({ claim, ...filed, standing }) }
}

function replay({ key }: Submission, stored: ReadonlyMap<string, StoredAnswer>): Result {
  const answer = key === null ? undefined : stored.get(nameOwnedKey(key))
  if (answer === undefined) throw new Error("a submission has neither an outcome nor a stored answer")
  return { kind: "stored", answer }
}
