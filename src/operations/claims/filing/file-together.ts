import { type ClaimRow, findClaims } from "../../../store/claims/claims.ts"
import { listStanding, NOTHING_STANDS, type Standing } from "../../../store/conflicts/list-standing.ts"
import type { Db } from "../../../store/connection/connect.ts"
import { inPipeline, type Trx } from "../../../store/connection/transaction.ts"
import {
  type AnswerToSave,
  readAnswers,
  type StoredAnswer,
  writeAnswers,
} from "../../../store/requests/idempotency-keys.ts"
import { fileAlone, fileClaims } from "./file-claims.ts"
import type { Outcome, Postponed } from "./outcome.ts"
import type { PreparedClaim } from "./prepare-claim.ts"
import { isRival } from "./rivals.ts"
import type { SubjectHints } from "./subject-hints.ts"

/** A claim with what stands against its figure. */
export type FiledClaim = { readonly claim: ClaimRow; readonly created: boolean; readonly standing: Standing }

/** An answer as it is sent, and stored under its Idempotency-Key. */
export type Sent = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A claim that somebody waits for. */
export type Submission = {
  readonly prepared: PreparedClaim
  readonly actor: string | null
  /** The Idempotency-Key and the hash of the request that it stands for. */
  readonly key: { readonly key: string; readonly hash: string } | null
  readonly print: (filed: FiledClaim) => Sent
}

export type Result =
  | { readonly kind: "sent"; readonly sent: Sent }
  /** The key stands for an answer that was given before. */
  | { readonly kind: "stored"; readonly answer: StoredAnswer }
  | Extract<Outcome, { kind: "refused" }>
  | { readonly kind: "later"; readonly why: Postponed }

/** What the sender of a claim that is on file gets. */
export type Answer = Extract<Result, { kind: "sent" | "stored" }>

export type Together = {
  readonly db: Db
  readonly hints: SubjectHints
  readonly now: string
  /** "eager": what others hold is for later. "patient": waits. "alone": for one claim, see `fileAlone`. */
  readonly manner: "eager" | "patient" | "alone"
}

/** Conflicts shown in the answer to a filed claim. */
export const SHOWN = 100

/** Files submissions in one transaction, with their answers. One result each, in their order. */
export async function fileTogether(submissions: readonly Submission[], together: Together): Promise<readonly Result[]> {
  return inPipeline(together.db, (trx) => file(trx, submissions, together), isRival)
}

/** All answers are made before the commit: nothing that fails after it could be taken for a claim that was not filed. */
async function file(trx: Trx, submissions: readonly Submission[], { hints, now, manner }: Together) {
  const stored = await readAnswers(trx, listKeys(submissions))
  const open = submissions.filter(({ key }) => key === null || !stored.has(key.key))
  const [first] = open
  const filing = { hints, now, waits: manner !== "eager" }
  const isAlone = manner === "alone" && first !== undefined
  const { outcomes, last } = isAlone ? await fileAlone(trx, first, filing) : await fileClaims(trx, open, filing)
  const claims = await findRepeated(trx, outcomes)
  const filed = outcomes.map((outcome) => claimOf(outcome, claims))
  const ids = filed.flatMap((claim) => claim?.figure_id ?? [])
  const [against] = await Promise.all([listStanding(trx, ids, SHOWN), last])
  const printed = open.map((submission, place) => printResult(submission, outcomes[place], filed[place], against))
  const results = new Map(open.map((submission, place) => [submission, printed[place]]))
  await writeAnswers(trx, listKeyed(open, printed), now)
  return submissions.map((submission) => results.get(submission) ?? replay(submission, stored))
}

type Against = ReadonlyMap<string, Standing>

function listKeys(submissions: readonly Submission[]): string[] {
  return submissions.flatMap(({ key }) => (key === null ? [] : [key.key]))
}

async function findRepeated(trx: Trx, outcomes: readonly Outcome[]): Promise<ReadonlyMap<string, ClaimRow>> {
  const ids = outcomes.flatMap((outcome) => (outcome.kind === "repeated" ? [outcome.claimId] : []))
  return new Map((await findClaims(trx, ids)).map((claim) => [claim.id, claim]))
}

function claimOf(outcome: Outcome, repeated: ReadonlyMap<string, ClaimRow>): ClaimRow | undefined {
  if (outcome.kind === "filed") return outcome.claim
  return outcome.kind === "repeated" ? repeated.get(outcome.claimId) : undefined
}

/** The answers that are kept: of claims that were filed or had been. A refusal may be sent again with the same key. */
function listKeyed(open: readonly Submission[], printed: readonly Result[]): AnswerToSave[] {
  return open.flatMap(({ key }, place) => {
    const result = printed[place]
    return key === null || result?.kind !== "sent" ? [] : [{ ...result.sent, key: key.key, requestHash: key.hash }]
  })
}

function printResult(
  submission: Submission | undefined,
  outcome: Outcome | undefined,
  claim: ClaimRow | undefined,
  against: Against,
): Result {
  if (submission === undefined || outcome === undefined) throw new Error("a submission has no outcome")
  if (outcome.kind === "refused" || outcome.kind === "later") return outcome
  if (claim === undefined) throw new Error("a claim that was filed is gone")
  const standing = against.get(claim.figure_id) ?? NOTHING_STANDS
  return { kind: "sent", sent: submission.print({ claim, created: outcome.kind === "filed", standing }) }
}

function replay({ key }: Submission, stored: ReadonlyMap<string, StoredAnswer>): Result {
  const answer = stored.get(key?.key ?? "")
  if (answer === undefined) throw new Error("a submission has neither an outcome nor a stored answer")
  return { kind: "stored", answer }
}
