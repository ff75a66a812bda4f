import type { Submission } from "./file-together.ts"
import type { Answer } from "./filer.ts"
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
 * The claims that wait, in the order in which they came. Those that are patient wait for others to end: the claims of
 * one subject go together, and those of another subject are not behind them.
 */
export class WaitingClaims {
  #eager: Entry[] = []
  #patient: Patient[] = []
  readonly #running = new Set<string>()

  get size(): number {
    return this.#eager.length + this.#patient.length
  }

  get hasEager(): boolean {
    return this.#eager.length > 0
  }

  add(entry: Entry): void {
    this.#eager.push(entry)
  }

  /** `again` only asks for the next batch. */
  postpone({ submission, ...waiter }: Entry, why: Postponed): void {
    const entry = { ...waiter, submission: { ...submission, prepared: withoutGuess(submission.prepared) } }
    if (why === "again") this.#eager.unshift(entry)
    else this.#patient.push({ entry, manner: why === "alone" ? "alone" : "patient" })
  }

  /** The next ones, each Idempotency-Key once: the second is answered by what becomes of the first. */
  takeEager(limit: number): readonly Entry[] {
    const keys = new Set<string>()
    const taken: Entry[] = []
    const left: Entry[] = []
    for (const entry of this.#eager) {
      const key = entry.submission.key?.key
      const isFree = taken.length < limit && (key === undefined || !keys.has(key))
      if (isFree && key !== undefined) keys.add(key)
      const list = isFree ? taken : left
      list.push(entry)
    }
    this.#eager = left
    return taken
  }

  /** Those of the first subject that nobody is at. One that goes alone goes by itself. */
  takePatient(limit: number): { entries: readonly Entry[]; manner: "patient" | "alone" } | undefined {
    const first = this.#patient.find(({ entry }) => !this.#running.has(subjectOf(entry)))
    if (first === undefined) return undefined
    const { manner } = first
    const subject = subjectOf(first.entry)
    const others = this.#patient.filter((one) => one !== first && manner === "patient" && goesWith(one, subject))
    const entries = [first, ...others.slice(0, limit - 1)].map(({ entry }) => entry)
    const taken = new Set(entries)
    this.#patient = this.#patient.filter(({ entry }) => !taken.has(entry))
    this.#running.add(subject)
    return { entries, manner }
  }

  endPatient(entries: readonly Entry[]): void {
    for (const entry of entries) this.#running.delete(subjectOf(entry))
  }
}

/** With a key each goes by itself: two of the same key must not be in one batch. */
function goesWith({ entry, manner }: Patient, subject: string): boolean {
  return manner === "patient" && entry.submission.key === null && subjectOf(entry) === subject
}

function subjectOf({ submission }: Entry): string {
  return submission.prepared.subject.key
}
