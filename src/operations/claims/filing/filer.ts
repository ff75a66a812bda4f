import { setImmediate } from "node:timers/promises"
import { isConnectionLost, isDatabaseAway } from "../../../store/connection/availability.ts"
import type { Db } from "../../../store/connection/connect.ts"
import { connectionsOf } from "../../../store/connection/pooled-db.ts"
import { Overloaded } from "../../requests/overloaded.ts"
import { publishBatch, publishQueue, publishRefusedFromQueue } from "../../signals.ts"
import { BatchSize } from "./batch-size.ts"
import { type Answer, fileTogether, type Result, type Submission, type Together } from "./file-together.ts"
import { fileByMemory } from "./memory/file-by-memory.ts"
import type { FilingMemory } from "./memory/filing-memory.ts"
import { Pace } from "./pace.ts"
import { makeSubjectHints, type SubjectHints } from "./subject-hints.ts"
import { type PatientBatch, type WaitingClaim, WaitingClaims } from "./waiting-claims.ts"

export type FilerOptions = {
  readonly db: Db
  /** The time, RFC 3339 in UTC. */
  readonly clock: () => string
  /** How many claims may wait at a time. */
  readonly limit: number
  /** What this process remembers of the families that it files into; null: it files everything under locks. */
  readonly memory: FilingMemory | null
}

/** Claims of the first batch and of the largest, and the seconds that one should take: its claims wait for each other. */
const BATCH = { first: 100, largest: 200, seconds: 1 }
/** Batches at a time: while the database works on one, this process reads and prints the other. More would be smaller. */
const EAGER_LANES = 2
/** Seconds that a claim may have to wait. Its sender does better to come back later than to wait longer. */
const LONGEST_WAIT = 20
/** The longest time in seconds after which a sender is asked to come back. */
const LONGEST_PAUSE = 60
/** Transactions at a time for claims that wait for the locks of others, so that all other claims need not wait. */
const PATIENT_LANES = 3
/** UTF-16 code units of answers that are sent before others have their turn. */
const ANSWERED_AT_ONCE = 1_000_000
/** Connections that are left to everything but filing. */
const LEFT_FREE = 1

/**
 * Files claims in batches: the next one gathers while the database works on the one before, and a claim that comes alone
 * goes at once. There is no timer, and no claim fails because of another.
 */
export class Filer {
  readonly #options: FilerOptions
  readonly #hints = makeSubjectHints()
  readonly #waiting = new WaitingClaims()
  readonly #pace = new Pace()
  readonly #size = new BatchSize(BATCH)
  #eagerRunning = 0
  /** Claims in the eager batches that run. */
  #inFlight = 0
  #patientRunning = 0
  readonly #eagerLanes: number
  readonly #patientLanes: number

  constructor(options: FilerOptions) {
    this.#options = options
    const connections = connectionsOf(options.db) - LEFT_FREE
    // Where connections are few, the eager and the patient batches have one each.
    this.#eagerLanes = connections > EAGER_LANES ? EAGER_LANES : 1
    this.#patientLanes = Math.max(1, Math.min(PATIENT_LANES, connections - this.#eagerLanes))
  }

  get hints(): SubjectHints {
    return this.#hints
  }

  /**
   * Throws `Overloaded` where a claim would have to wait for too long, before anything of it is read. Where none waits,
   * one is always taken in: only another batch can show that batches have become faster.
   */
  requireRoom(): void {
    const depth = this.#waiting.size
    const wait = this.#pace.expect(depth + 1)
    if (depth < this.#options.limit && (depth === 0 || wait < LONGEST_WAIT)) return
    publishRefusedFromQueue()
    const seconds = Math.min(LONGEST_PAUSE, Math.max(1, Math.ceil(wait)))
    throw new Overloaded(`${depth} claims wait to be filed; this one was not taken in`, seconds)
  }

  /** Resolves once the claim is committed or found on file. Rejects with a refusal, or where the database is away. */
  file(submission: Submission): Promise<Answer> {
    this.requireRoom()
    return new Promise((resolve, reject) => {
      this.#waiting.add({ ...submission, resolve, reject })
      this.#start()
    })
  }

  #start(): void {
    publishQueue({ depth: this.#waiting.size })
    this.#startEager()
    while (this.#patientRunning < this.#patientLanes) {
      const batch = this.#waiting.takePatient(this.#size.current)
      if (batch === undefined) return
      void this.#runPatient(batch)
    }
  }

  /** Every batch has a fixed cost, so a second one goes only once as many claims wait as are in the first. */
  #startEager(): void {
    while (this.#eagerRunning < this.#eagerLanes && this.#waiting.ready > 0) {
      if (this.#waiting.ready < this.#inFlight) return
      void this.#runEager(this.#waiting.takeEager(this.#size.current))
    }
  }

  async #runEager(batch: readonly WaitingClaim[]): Promise<void> {
    this.#eagerRunning += 1
    this.#inFlight += batch.length
    await this.#run(batch, "eager")
    this.#eagerRunning -= 1
    this.#inFlight -= batch.length
    this.#waiting.endEager(batch)
    this.#start()
  }

  async #runPatient({ batch, manner }: PatientBatch): Promise<void> {
    this.#patientRunning += 1
    await this.#run(batch, manner)
    this.#waiting.endPatient(batch)
    this.#patientRunning -= 1
    this.#start()
  }

  async #run(batch: readonly WaitingClaim[], manner: Together["manner"]): Promise<void> {
    const started = performance.now()
    await this.#settle(batch, manner)
    const seconds = (performance.now() - started) / 1_000
    const took = { claims: batch.length, seconds }
    // The time of a patient batch depends on who else files into its families, and says nothing about the pace.
    if (manner === "eager") {
      this.#pace.note(took)
      this.#size.note(took)
    }
    publishBatch(took)
  }

  async #settle(batch: readonly WaitingClaim[], manner: Together["manner"]): Promise<void> {
    let left = batch
    try {
      if (manner === "eager") left = await this.#settleByMemory(batch)
      if (left.length === 0) return
      const { db, clock } = this.#options
      const together = { db, hints: this.#hints, now: clock(), manner }
      const results = await fileTogether(left, together)
      for (const { claim } of left) this.#options.memory?.forgetSubject(claim.subject.key)
      await this.#answerAll(left, results)
    } catch (error) {
      await this.#settleFailed(left, manner, error)
    }
  }

  /** The claims that are left to be filed under locks. */
  async #settleByMemory(batch: readonly WaitingClaim[]): Promise<readonly WaitingClaim[]> {
    const { db, clock, memory } = this.#options
    if (memory === null) return batch
    const answers = await fileByMemory(batch, { db, memory, hints: this.#hints, now: clock() })
    const isAnswered = (waiting: WaitingClaim) => answers.has(waiting)
    await this.#answerAll(
      batch.filter(isAnswered),
      batch.filter(isAnswered).map((waiting) => answers.get(waiting)),
    )
    return batch.filter((waiting) => !isAnswered(waiting))
  }

  /**
   * Where the database is reachable but the batch took too long, its claims become patient, and each subject is tried
   * without the others. A failure that is not the database's is the fault of one claim, which is found by halving.
   */
  async #settleFailed(batch: readonly WaitingClaim[], manner: Together["manner"], error: unknown): Promise<void> {
    if (isDatabaseAway(error) && !isConnectionLost(error) && manner === "eager") {
      for (const waiting of batch) this.#waiting.postpone(waiting, "busy")
    } else if (isDatabaseAway(error) || batch.length === 1) {
      for (const { reject } of batch) reject(error)
    } else {
      const middle = batch.length >> 1
      await this.#settle(batch.slice(0, middle), manner)
      await this.#settle(batch.slice(middle), manner)
    }
  }

  /** What is answered is sent at once, so others have their turn after some of it: the answers of a flood are long. */
  async #answerAll(batch: readonly WaitingClaim[], results: readonly (Result | undefined)[]): Promise<void> {
    let size = 0
    for (const [index, waiting] of batch.entries()) {
      const result = results[index]
      this.#answer(waiting, result)
      size += result !== undefined && "answer" in result ? result.answer.body.length : 0
      if (size < ANSWERED_AT_ONCE) continue
      await setImmediate()
      size = 0
    }
  }

  #answer(waiting: WaitingClaim, result: Result | undefined): void {
    if (result === undefined) waiting.reject(new Error("a submission has no result"))
    else if (result.kind === "later") this.#waiting.postpone(waiting, result.why)
    else if (result.kind === "refused") waiting.reject(result.refusal)
    else waiting.resolve(result)
  }
}
