import fc from "fast-check"
import type { Body } from "../../support/app.ts"
import { makeStatements } from "../../support/claim-oracle.ts"

/** How often each comes up, beside the others. */
const WEIGHTS = {
  "file by name": 18,
  "file a new name": 9,
  "file by id": 5,
  "file a part": 12,
  "file a delivery": 8,
  correct: 8,
  retract: 6,
  "move a claim": 6,
  "merge subjects": 2,
  "merge sources": 2,
  "undo a merge": 4,
  "rename a subject": 3,
  "tag a subject": 3,
  "archive a subject": 2,
  "take a subject back": 3,
  "move a part": 2,
  exhaust: 3,
  "rename a source": 2,
  "make a rule": 2,
  "change a rule": 5,
  "retire a rule": 1,
  "accept a conflict": 3,
  "accept a subject": 1,
  "end an exception": 4,
  settle: 10,
} as const

export type Kind = keyof typeof WEIGHTS
const KINDS = Object.keys(WEIGHTS) as Kind[]

/**
 * What a client is to do. `one` and `two` choose among what is there when its turn comes, so that the same seed asks for the
 * same things, and what they meet depends on who was faster.
 */
export type Operation = {
  readonly place: number
  readonly kind: Kind
  readonly one: number
  readonly two: number
  /** Sent to both processes at once, with one Idempotency-Key. */
  readonly twice: boolean
  /** Figure, as-of date and publication of a claim. */
  readonly said: Body
}

/** Few figures, so that a subject gets the same ones again and again. */
const FIGURES = 14

const choices = fc.record({
  kind: fc.oneof(...KINDS.map((kind) => ({ weight: WEIGHTS[kind], arbitrary: fc.constant(kind) }))),
  one: fc.noBias(fc.nat(9_999)),
  two: fc.noBias(fc.nat(9_999)),
  twice: fc.noBias(fc.nat(5)).map((chance) => chance === 0),
})

/** The same for the same seed. */
export function makeOperations(seed: number, count: number): Operation[] {
  const statements = makeStatements(seed, count, FIGURES)
  return fc.sample(choices, { seed, numRuns: count }).map((choice, place) => {
    const { figure, asOf, publishedAt } = statements[place] ?? {}
    return { ...choice, place, said: { figure, asOf, publishedAt } }
  })
}
