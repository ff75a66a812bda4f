import { type Rule, resolveTolerance } from "../../../compare/rules/cascade.ts"
import type { PlainSubject } from "../../../store/claims/filing/look-up-names.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { findSubject } from "../../../store/subjects/subjects.ts"
import { listNeighbours, type Neighbour, type Subject } from "../../judging/judge.ts"
import { traitsOf } from "../../judging/tolerances.ts"

/** A subject with those whose figures its own are held against. */
export type SubjectContext = { readonly subject: Subject; readonly neighbours: readonly Neighbour[] }

/** The context of a subject without wholes and parts, as most are: it is its own and only neighbour. */
export function standAlone(found: PlainSubject, rules: readonly Rule[]): SubjectContext {
  const { family_id, id, name, unit, measure, tags, exhaustive } = found
  const subject: Subject = {
    family_id,
    id,
    name,
    unit,
    measure,
    tags,
    exhaustive,
    disjoint: false,
    wholes: [],
    parts: [],
  }
  return { subject, neighbours: [{ subject, relation: "same", tolerance: resolveTolerance(rules, traitsOf(subject)) }] }
}

/** The caller holds the lock of the subject's family. */
export async function readContext(trx: Trx, id: string): Promise<SubjectContext> {
  const subject = await findSubject(trx, id)
  if (subject === undefined) throw new Error(`the subject ${id} is gone while its family is locked`)
  return { subject, neighbours: await listNeighbours(trx, subject) }
}
