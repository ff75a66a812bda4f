import type { FoundSubject } from "../../store/claims/filing/look-up-names.ts"
import { foldName } from "../../store/subjects/names.ts"
import type { NamedRow } from "../../store/subjects/subjects.ts"
import { subjectAmbiguous, subjectDiffers, unknownId } from "../requests/refusals.ts"
import type { SubjectMention } from "./subject-mention.ts"

/**
 * The one of these subjects, all of the name or id of the mention, that has its unit and measure too, where it says
 * them; undefined where none has the name. Refuses several that fit, those that differ, and an id that stands for
 * nothing.
 */
export function findFitting(found: readonly FoundSubject[], mention: SubjectMention): FoundSubject | undefined {
  const fitting = found.filter((subject) => fits(subject, mention))
  if (fitting.length > 1) throw subjectAmbiguous(mention.name, fitting)
  const [only] = fitting
  if (only === undefined && mention.isId) throw unknownId(mention.pointer, "subject", mention.key)
  if (only === undefined) refuseDifferent(found, mention)
  return only
}

/** Whether the subject has the unit and the measure of the mention, where it says them. */
export function fits(subject: FoundSubject, { unit, measure }: SubjectMention): boolean {
  return (unit === undefined || subject.unit === unit) && (measure === undefined || subject.measure === measure)
}

function refuseDifferent(found: readonly FoundSubject[], { name, unit, measure }: SubjectMention): void {
  const [stored] = found
  if (stored === undefined) return
  if (found.length > 1) throw subjectAmbiguous(name, found)
  if (unit !== undefined && stored.unit !== unit) throw subjectDiffers(stored, "unit", unit)
  throw subjectDiffers(stored, "measure", measure ?? stored.measure)
}

/** Whether what a request says that its subject is part of is among these; true where it says nothing. */
export function namesOneOf(wholes: readonly NamedRow[], whole: SubjectMention | null): boolean {
  if (whole === null) return true
  return wholes.some(({ id, name }) => (whole.isId ? id : foldName(name)) === whole.key)
}
