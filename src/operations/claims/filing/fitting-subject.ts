import { foldName } from "../../../store/subjects/names.ts"
import type { SubjectRow } from "../../../store/subjects/subjects.ts"
import { subjectAmbiguous, subjectDiffers } from "../../requests/refusals.ts"
import type { NamedSubject } from "../claim-input.ts"

type Candidate = Pick<SubjectRow, "id" | "name" | "unit" | "measure">

/**
 * The one of these subjects, all of the name that the claim says, that has its unit and measure too, where it says them;
 * undefined where none has the name. Refuses several that fit, and those that differ. `unit`: a code.
 */
export function findFitting<T extends Candidate>(
  named: readonly T[],
  ref: NamedSubject,
  unit: string | undefined,
): T | undefined {
  const fitting = named.filter((subject) => fits(subject, ref, unit))
  if (fitting.length > 1) throw subjectAmbiguous(ref.name, fitting)
  const [only] = fitting
  if (only === undefined) refuseDifferent(named, ref, unit)
  return only
}

function fits(subject: Candidate, { measure }: NamedSubject, unit: string | undefined): boolean {
  return (unit === undefined || subject.unit === unit) && (measure === undefined || subject.measure === measure)
}

function refuseDifferent(named: readonly Candidate[], ref: NamedSubject, unit: string | undefined): void {
  const [stored] = named
  if (stored === undefined) return
  if (named.length > 1) throw subjectAmbiguous(ref.name, named)
  if (unit !== undefined && stored.unit !== unit) throw subjectDiffers(stored, "unit", unit)
  throw subjectDiffers(stored, "measure", ref.measure ?? stored.measure)
}

/** Whether what the claim says that its subject is part of is among these; true where it says nothing. */
export function namesOneOf(wholes: readonly { id: string; name: string }[], { partOf }: NamedSubject): boolean {
  if (partOf === undefined) return true
  const wanted = typeof partOf === "string" ? partOf.toLowerCase() : foldName(partOf.name)
  return wholes.some((whole) => whole.id === wanted || foldName(whole.name) === wanted)
}
