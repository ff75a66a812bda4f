import type { Answer, Submission } from "./file-together.ts"
import type { Postponed } from "./filing-outcome.ts"
import { withoutGuess } from "./prepare-claim.ts"

/** A submission, and what to do once it has its answer. */
export type WaitingClaim = Submission & {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

type Patient = { readonly waiting: WaitingClaim; readonly manner: "patient" | "alone" }

/** Claims that go in one transaction, which waits for the locks that others hold. */
export type PatientBatch = { readonly batch: readonly WaitingClaim[]; readonly manner: "patient" | "alone" }

/**
 * The claims that wait, in the order in which they came. The eager ones go in batches; a subject is in one batch at a
 * time, so that two batches never wait for each other. The patient ones wait for others to end: the claims of one
 * subject go together, and those of another subject do not queue behind them.
 */
export class WaitingClaims {
  #eager: WaitingClaim[] = []
  #ready = 0
  #patient: Patient[] = []
  readonly #eagerSubjects = new Set<string>()
  readonly #patientSubjects = new Set<string>()

  get size(): number {
    return this.#eager.length + this.#patient.length
  }

  /** How many eager claims have a subject that is in no batch. */
  get ready(): number {
    return this.#ready
  }

  add(waiting: WaitingClaim): void {
    this.#eager.push(waiting)
    if (this.#isReady(waiting)) this.#ready += 1
  }

  /** A claim that is postponed because of `again` goes first in the next eager batch; others become patient. */
  postpone(postponed: WaitingClaim, why: Postponed): void {
    const waiting = { ...postponed, claim: withoutGuess(postponed.claim) }
    if (why === "again") this.#setEager([waiting, ...this.#eager])
    else this.#patient.push({ waiting, manner: why === "alone" ? "alone" : "patient" })
  }

  /** The next ones, with each key of a request once: the second is answered by what becomes of the first. */
  takeEager(limit: number): readonly WaitingClaim[] {
    const keys = new Set<string>()
    const taken: WaitingClaim[] = []
    const left: WaitingClaim[] = []
    for (const waiting of this.#eager) {
      const key = waiting.key?.key
      const goes = taken.length < limit && this.#isReady(waiting) && (key === undefined || !keys.has(key))
      if (goes && key !== undefined) keys.add(key)
      const list = goes ? taken : left
      list.push(waiting)
    }
    for (const waiting of taken) this.#eagerSubjects.add(subjectOf(waiting))
    this.#setEager(left)
    return taken
  }

  endEager(batch: readonly WaitingClaim[]): void {
    for (const waiting of batch) this.#eagerSubjects.delete(subjectOf(waiting))
    this.#setEager(this.#eager)
  }

  #isReady(waiting: WaitingClaim): boolean {
    return !this.#eagerSubjects.has(subjectOf(waiting))
  }

  #setEager(eager: WaitingClaim[]): void {
    this.#eager = eager
    this.#ready = eager.filter((waiting) => this.#isReady(waiting)).length
  }

  /** The claims of the first subject that is in no patient batch. One that has to be filed alone goes without others. */
  takePatient(limit: number): PatientBatch | undefined {
    const first = this.#patient.find(({ waiting }) => !this.#patientSubjects.has(subjectOf(waiting)))
    if (first === undefined) return undefined
    const { manner } = first
    const subject = subjectOf(first.waiting)
    const others = this.#patient.filter((one) => one !== first && manner === "patient" && goesWith(one, subject))
    const taken = new Set([first, ...others.slice(0, limit - 1)])
    this.#patient = this.#patient.filter((one) => !taken.has(one))
    this.#patientSubjects.add(subject)
    return { batch: [...taken].map(({ waiting }) => waiting), manner }
  }

  endPatient(batch: readonly WaitingClaim[]): void {
    for (const waiting of batch) this.#patientSubjects.delete(subjectOf(waiting))
  }
}

/** A claim with a key goes without others: two of the same key must not be in one batch. */
function goesWith({ waiting, manner }: Patient, subject: string): boolean {
  return manner === "patient" && waiting.key === null && subjectOf(waiting) === subject
}

function subjectOf({ claim }: WaitingClaim): string {
  return claim.subject.key
}
