import type { FoundSubject } from "../../store/claims/filing/look-up-names.ts"
import { foldName } from "../../store/subjects/names.ts"
import type { NamedRow } from "../../store/subjects/subjects.ts"
import { subjectAmbiguous, subjectArchived, subjectDiffers, unknownId } from "../requests/refusals.ts"
import type { SubjectMention } from "./subject-mention.ts"

/**
 * The one of these subjects, all of the name or id of the mention, that has its unit and measure too, where it says
 * them; undefined where none has the name. Refuses several that fit, those that differ, and an id that stands for
 * nothing. What is archived is not found by its name; it is refused where nothing else has the name, and by its id.
 */
export function findFitting(found: readonly FoundSubject[], mention: SubjectMention): FoundSubject | undefined {
  const current = found.filter(({ archived }) => !archived)
  const fitting = current.filter((subject) => fits(subject, mention))
  if (fitting.length > 1) throw subjectAmbiguous(mention.name, fitting)
  const [only] = fitting
  if (only === undefined && current.length === 0) refuseArchived(found, mention)
  if (only === undefined && mention.isId) throw unknownId(mention.pointer, "subject", mention.key)
  if (only === undefined) refuseDifferent(current, mention)
  return only
}

/** Another subject of this name, unit and measure would be a twin of the archived one. */
function refuseArchived(found: readonly FoundSubject[], mention: SubjectMention): void {
  const archived = found.find((subject) => subject.archived && fits(subject, mention))
  const { pointer, isId } = mention
  if (archived !== undefined) throw subjectArchived(isId ? pointer : `${pointer}/name`, archived)
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
