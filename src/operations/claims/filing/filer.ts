import { isConnectionLost, isDatabaseAway } from "../../../store/connection/availability.ts"
import { connectionsOf, type Db } from "../../../store/connection/connect.ts"
import { Overloaded } from "../../requests/overloaded.ts"
import { publishBatch, publishQueue, publishRefusedAtDoor } from "../../signals.ts"
import { BatchSize } from "./batch-size.ts"
import { type Answer, fileTogether, type Result, type Submission, type Together } from "./file-together.ts"
import { Pace } from "./pace.ts"
import { makeSubjectHints, type SubjectHints } from "./subject-hints.ts"
import { type Entry, WaitingClaims } from "./waiting-claims.ts"

export type FilerOptions = {
  readonly db: Db
  /** The time, RFC 3339 in UTC. */
  readonly clock: () => string
  /** Claims that may wait at a time. */
  readonly limit: number
}

/** Claims in one transaction at most, and seconds that it should take: what one of them waits for the others. */
const BATCH = { first: 100, largest: 200, seconds: 1 }
/** Batches at a time: while one is with the database, this process reads and prints another. More are only smaller. */
const EAGER_LANES = 2
/** Seconds that a claim may have to wait. Beyond that its sender does better to come back. */
const LONGEST_WAIT = 20
/** Seconds after which trying again is worth it in any case. */
const LONGEST_PAUSE = 60
/** Transactions at a time for claims that have to wait for others, so that the rest does not. */
const PATIENT_LANES = 3
/** Connections that all of these leave to everybody else. */
const LEFT_FREE = 1

/**
 * Files claims in groups: while one group is with the database, the next gathers; a claim that comes alone waits for
 * nothing. No timer, and no claim fails for another one's fault.
 */
export class Filer {
  readonly #options: FilerOptions
  readonly #hints = makeSubjectHints()
  readonly #waiting = new WaitingClaims()
  readonly #pace = new Pace()
  readonly #size = new BatchSize(BATCH)
  #eagerRunning = 0
  /** Claims in those batches. */
  #inFlight = 0
  #patientRunning = 0
  readonly #eagerLanes: number
  readonly #patientLanes: number

  constructor(options: FilerOptions) {
    this.#options = options
    const connections = connectionsOf(options.db) - LEFT_FREE
    // Where they are few, those that wait for nobody and those that wait have one each.
    this.#eagerLanes = connections > EAGER_LANES ? EAGER_LANES : 1
    this.#patientLanes = Math.max(1, Math.min(PATIENT_LANES, connections - this.#eagerLanes))
  }

  get hints(): SubjectHints {
    return this.#hints
  }

  /**
   * Throws `Overloaded` where a claim would have to wait for too long: before anything is read of it. Where none waits
   * one is taken in, whatever the last batches took: only a batch can tell that they have become faster.
   */
  requireRoom(): void {
    const depth = this.#waiting.size
    const wait = this.#pace.expect(depth + 1)
    if (depth < this.#options.limit && (depth === 0 || wait < LONGEST_WAIT)) return
    publishRefusedAtDoor()
    const seconds = Math.min(LONGEST_PAUSE, Math.max(1, Math.ceil(wait)))
    throw new Overloaded(`${depth} claims wait to be filed; this one was not taken in`, seconds)
  }

  /** Resolves once the claim is committed, or found to be there. Rejects with a refusal, or where the database is away. */
  file(submission: Submission): Promise<Answer> {
    this.requireRoom()
    return new Promise((resolve, reject) => {
      this.#waiting.add({ submission, resolve, reject })
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

  /** A second batch goes once as many wait as are on their way: each costs something, however small. */
  #startEager(): void {
    while (this.#eagerRunning < this.#eagerLanes && this.#waiting.ready > 0) {
      if (this.#waiting.ready < this.#inFlight) return
      void this.#runEager(this.#waiting.takeEager(this.#size.current))
    }
  }

  async #runEager(batch: readonly Entry[]): Promise<void> {
    this.#eagerRunning += 1
    this.#inFlight += batch.length
    await this.#run(batch, "eager")
    this.#eagerRunning -= 1
    this.#inFlight -= batch.length
    this.#waiting.endEager(batch)
    this.#start()
  }

  async #runPatient({ entries, manner }: { entries: readonly Entry[]; manner: "patient" | "alone" }): Promise<void> {
    this.#patientRunning += 1
    await this.#run(entries, manner)
    this.#waiting.endPatient(entries)
    this.#patientRunning -= 1
    this.#start()
  }

  async #run(entries: readonly Entry[], manner: Together["manner"]): Promise<void> {
    const started = performance.now()
    await this.#settle(entries, manner)
    const seconds = (performance.now() - started) / 1_000
    const batch = { claims: entries.length, seconds }
    // How long a patient one took says who else was at its family, not how fast the rest goes.
    if (manner === "eager") {
      this.#pace.note(batch)
      this.#size.note(batch)
    }
    publishBatch(batch)
  }

  async #settle(entries: readonly Entry[], manner: Together["manner"]): Promise<void> {
    try {
      const { db, clock } = this.#options
      const together = { db, hints: this.#hints, now: clock(), manner }
      const results = await fileTogether(
        entries.map(({ submission }) => submission),
        together,
      )
      for (const [place, entry] of entries.entries()) this.#answer(entry, results[place])
    } catch (error) {
      await this.#settleFailed(entries, manner, error)
    }
  }

  /**
   * Where the database is there but this took too long, each subject is tried by itself, once. A failure that is not
   * the database's is one claim's: it is found by halves.
   */
  async #settleFailed(entries: readonly Entry[], manner: Together["manner"], error: unknown): Promise<void> {
    if (isDatabaseAway(error) && !isConnectionLost(error) && manner === "eager") {
      for (const entry of entries) this.#waiting.postpone(entry, "busy")
    } else if (isDatabaseAway(error) || entries.length === 1) {
      for (const { reject } of entries) reject(error)
    } else {
      const middle = entries.length >> 1
      await this.#settle(entries.slice(0, middle), manner)
      await this.#settle(entries.slice(middle), manner)
    }
  }

  #answer(entry: Entry, result: Result | undefined): void {
    if (result === undefined) entry.reject(new Error("a submission has no result"))
    else if (result.kind === "later") this.#waiting.postpone(entry, result.why)
    else if (result.kind === "refused") entry.reject(result.refusal)
    else entry.resolve(result)
  }
}
