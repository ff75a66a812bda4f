import type { Answer, Submission } from "./file-together.ts"
import type { Postponed } from "./outcome.ts"
import { withoutGuess } from "./prepare-claim.ts"

/** A submission, and who waits for it. */
export type Entry = {
  readonly submission: Submission
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

type Patient = { readonly entry: Entry; readonly manner: "patient" | "alone" }

/**
 * The claims that wait, in the order in which they came. The eager ones go in batches; a subject is in one batch at a
 * time, so that two batches never wait for each other. Those that are patient wait for others to end: the claims of one
 * subject go together, and those of another subject are not behind them.
 */
export class WaitingClaims {
  #eager: Entry[] = []
  #ready = 0
  #patient: Patient[] = []
  readonly #eagerSubjects = new Set<string>()
  readonly #patientSubjects = new Set<string>()

  get size(): number {
    return this.#eager.length + this.#patient.length
  }

  /** Eager ones whose subject is in no batch. */
  get ready(): number {
    return this.#ready
  }

  add(entry: Entry): void {
    this.#eager.push(entry)
    if (this.#isReady(entry)) this.#ready += 1
  }

  /** `again` only asks for the next batch. */
  postpone({ submission, ...waiter }: Entry, why: Postponed): void {
    const entry = { ...waiter, submission: { ...submission, prepared: withoutGuess(submission.prepared) } }
    if (why === "again") this.#setEager([entry, ...this.#eager])
    else this.#patient.push({ entry, manner: why === "alone" ? "alone" : "patient" })
  }

  /** The next ones, each Idempotency-Key once: the second is answered by what becomes of the first. */
  takeEager(limit: number): readonly Entry[] {
    const keys = new Set<string>()
    const taken: Entry[] = []
    const left: Entry[] = []
    for (const entry of this.#eager) {
      const key = entry.submission.key?.key
      const goes = taken.length < limit && this.#isReady(entry) && (key === undefined || !keys.has(key))
      if (goes && key !== undefined) keys.add(key)
      const list = goes ? taken : left
      list.push(entry)
    }
    for (const entry of taken) this.#eagerSubjects.add(subjectOf(entry))
    this.#setEager(left)
    return taken
  }

  endEager(entries: readonly Entry[]): void {
    for (const entry of entries) this.#eagerSubjects.delete(subjectOf(entry))
    this.#setEager(this.#eager)
  }

  #isReady(entry: Entry): boolean {
    return !this.#eagerSubjects.has(subjectOf(entry))
  }

  #setEager(entries: Entry[]): void {
    this.#eager = entries
    this.#ready = entries.filter((entry) => this.#isReady(entry)).length
  }

  /** Those of the first subject that nobody is at. One that goes alone goes by itself. */
  takePatient(limit: number): { entries: readonly Entry[]; manner: "patient" | "alone" } | undefined {
    const first = this.#patient.find(({ entry }) => !this.#patientSubjects.has(subjectOf(entry)))
    if (first === undefined) return undefined
    const { manner } = first
    const subject = subjectOf(first.entry)
    const others = this.#patient.filter((one) => one !== first && manner === "patient" && goesWith(one, subject))
    const entries = [first, ...others.slice(0, limit - 1)].map(({ entry }) => entry)
    const taken = new Set(entries)
    this.#patient = this.#patient.filter(({ entry }) => !taken.has(entry))
    this.#patientSubjects.add(subject)
    return { entries, manner }
  }

  endPatient(entries: readonly Entry[]): void {
    for (const entry of entries) this.#patientSubjects.delete(subjectOf(entry))
  }
}

/** With a key each goes by itself: two of the same key must not be in one batch. */
function goesWith({ entry, manner }: Patient, subject: string): boolean {
  return manner === "patient" && entry.submission.key === null && subjectOf(entry) === subject
}

function subjectOf({ submission }: Entry): string {
  return submission.prepared.subject.key
}
