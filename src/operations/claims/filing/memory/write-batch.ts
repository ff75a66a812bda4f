import type { AuditRow } from "../../../../store/access/audit.ts"
import { fileRows, type Granted } from "../../../../store/claims/filing/file-rows.ts"
import type { Db } from "../../../../store/connection/connect.ts"
import { withRetries } from "../../../../store/connection/retries.ts"
import { inOneTrip, type Trx } from "../../../../store/connection/transaction.ts"
import { type AnswerToSave, writeAnswers } from "../../../../store/requests/idempotency-keys.ts"
import { type AuditedOutcome, rowsOfAudit } from "../../../access/audit.ts"
import { rowsOfConflicts } from "../../../judging/conflict-door.ts"
import type { Submission } from "../file-together.ts"
import { digestOf } from "../read-batch.ts"
import type { ResolvedClaim } from "../resolve-claim.ts"
import type { FilingMemory, KnownSubject } from "./filing-memory.ts"
import type { JudgedBatch, JudgedClaims } from "./judge-batch.ts"

/** Writes a batch if all that it was judged by still holds, and remembers it. Otherwise it fails and nothing is written. */
export async function writeBatch(db: Db, batch: JudgedBatch, memory: FilingMemory, now: string): Promise<void> {
  const [audited, keyed] = [rowsOfAudit(listAudited(batch), now), listKeyed(batch)]
  await writeJudged(db, batch, { keys: listKeys(batch), audited, send: sendAnswers(keyed, now) }, memory, now)
}

/** What is written with claims, if they are. */
type Beside = {
  /** Keys of requests that must be free. */
  readonly keys: Granted["keys"]
  readonly audited: readonly AuditRow[]
  /** Sends further statements on the same transaction; null where there are none. */
  readonly send: ((trx: Trx) => readonly Promise<unknown>[]) | null
}

/** As `writeBatch`, of claims without their answers. */
export async function writeJudged(
  db: Db,
  judged: JudgedClaims,
  { keys, audited, send }: Beside,
  memory: FilingMemory,
  now: string,
): Promise<void> {
  const { rows, plan, families, resolved } = judged
  const granted = { ...listGranted(judged), keys }
  const hasConflicts = plan.opened.length + plan.judged.length > 0
  const filed = { rows, audited, conflicts: hasConflicts ? rowsOfConflicts(plan, { now, actor: null }) : null }
  // One call that writes all of it needs no transaction around it.
  if (send === null) await withRetries("file by memory", () => fileRows(db, granted, filed, now))
  else await inOneTrip(db, "file by memory", (trx) => [fileRows(trx, granted, filed, now), ...send(trx)])
  for (const { family_id } of granted.families) countUp(families.get(family_id))
  // What was judged by an older epoch was right until now, and is read again.
  if (judged.epoch !== memory.epoch) return
  memory.keep(
    rows.sources.map(({ name_key, id, name }) => ({ key: name_key, id, name })),
    listCreated(resolved),
    [...families.values()],
  )
}

function sendAnswers(keyed: readonly AnswerToSave[], now: string): Beside["send"] {
  return keyed.length === 0 ? null : (trx) => [writeAnswers(trx, keyed, now)]
}

function countUp(family: { version: number } | undefined): void {
  if (family !== undefined) family.version += 1
}

/** The subjects that a batch creates, by each name that its claims give them. */
export function listCreated(resolved: readonly ResolvedClaim[]): KnownSubject[] {
  const ids = new Set(resolved.filter(({ isDraft }) => isDraft).map(({ subject }) => subject.id))
  return resolved
    .filter(({ subject }) => ids.has(subject.id))
    .map(({ subject, prepared }) => ({ ...subject, key: prepared.subject.key, ...AS_NEW }))
}

/** What holds of a subject that was just created. */
const AS_NEW = { merged_into: null, archived: false, related: false, alone: true, isUnfit: false } as const

function listGranted({ epoch, rows, families, resolved }: JudgedClaims): Omit<Granted, "keys"> {
  const isNew = new Set(rows.subjects.map(({ id }) => id))
  const known = [...families].filter(([id]) => !isNew.has(id))
  return {
    epoch: epoch ?? 0,
    families: known.map(([family_id, { version }]) => ({ family_id, version })),
    newNames: rows.subjects.map(({ name_key }) => name_key),
    externalIds: resolved.flatMap(({ claim: { source_id, external_id } }) =>
      external_id === null ? [] : [{ source_id, external_id }],
    ),
    digests: digestsOf(resolved),
  }
}

function listKeys({ answers }: JudgedBatch): Granted["keys"] {
  return [...answers.keys()].flatMap(({ key }) => (key === null ? [] : [{ owner: key.owner, key: key.key }]))
}

/** The digests that the external ids of these claims would have if they had been erased. */
export function digestsOf(resolved: readonly ResolvedClaim[]): string[] {
  return resolved.flatMap(({ prepared }) => digestOf(prepared) ?? [])
}

/** As `Missed` names an external id. */
export function nameExternalId({ claim: { source_id, external_id } }: ResolvedClaim): string {
  return `${source_id} ${external_id ?? ""}`
}

function listKeyed({ answers, resolved }: JudgedBatch): AnswerToSave[] {
  return [...answers].flatMap(([{ key }, { answer }], index) => {
    const subject = resolved[index]
    if (key === null || subject === undefined) return []
    const claim = { family_id: subject.subject.family_id, id: subject.claim.id }
    return [{ ...answer, owner: key.owner, key: key.key, requestHash: key.hash, claim }]
  })
}

function listAudited({ answers }: JudgedBatch): AuditedOutcome[] {
  return [...answers].flatMap(([{ audited }, { answer }]: [Submission, { answer: { status: number } }]) =>
    audited === null ? [] : [{ audited, status: answer.status }],
  )
}
