import type { Trx } from "../../../store/connection/transaction.ts"
import { findSource, findSourceIds } from "../../../store/sources/sources.ts"
import { foldName } from "../../../store/subjects/names.ts"
import { findSubject, listSubjectsNamed, type SubjectRow } from "../../../store/subjects/subjects.ts"
import { invalidInput, subjectAmbiguous } from "../../requests/refusals.ts"
import type { Party } from "../../sources/look-up-sources.ts"
import type { NamedSubject } from "../kept.ts"

/** A thing as a record names it: by its id and, for a store in which it has another one, by more. */
export type Ref = { readonly [Member in keyof NamedSubject]?: NamedSubject[Member] | undefined }

/** The source that a record names; what it was merged into, where that is so. Refuses what is not there. */
export async function findParty(trx: Trx, { id, name }: Ref, pointer: string): Promise<Party> {
  const byId = id === undefined ? undefined : await findSource(trx, id)
  const key = name === undefined ? "" : foldName(name)
  const holder = byId?.merged_into ?? byId?.id ?? (await findSourceIds(trx, [key])).get(key)
  const found = holder === byId?.id ? byId : holder === undefined ? undefined : await findSource(trx, holder)
  if (found === undefined) throw missing(pointer, "source", { id, name })
  return { id: found.id, name: found.name }
}

/** The same for a subject, which is one of its name with the unit and the measure that are given. */
export async function findNamedSubject(trx: Trx, ref: Ref, pointer: string): Promise<SubjectRow> {
  const byId = ref.id === undefined ? undefined : await findSubject(trx, ref.id)
  const current = byId?.merged_into == null ? byId : await findSubject(trx, byId.merged_into)
  if (current !== undefined) return current
  const named = ref.name === undefined ? [] : await listSubjectsNamed(trx, foldName(ref.name))
  const fitting = named.filter(
    ({ merged_into, unit, measure }) =>
      merged_into === null && unit === (ref.unit ?? unit) && measure === (ref.measure ?? measure),
  )
  const [found, ...others] = fitting
  if (found === undefined) throw missing(pointer, "subject", ref)
  if (others.length > 0) throw subjectAmbiguous(ref.name ?? "", fitting)
  return found
}

/** A subject as a record names it. */
export function nameOf({ id, name, unit, measure }: SubjectRow): NamedSubject {
  return { id, name, unit, measure }
}

/** The same, and a subject that was merged away where a record of the past names it by its id. */
export async function findPastSubject(trx: Trx, ref: Ref, pointer: string): Promise<SubjectRow> {
  const byId = ref.id === undefined ? undefined : await findSubject(trx, ref.id)
  return byId ?? findNamedSubject(trx, ref, pointer)
}

function missing(pointer: string, what: string, { id, name }: Ref) {
  const named = [...(id === undefined ? [] : [`the id ${id}`]), ...(name === undefined ? [] : [`the name "${name}"`])]
  const detail = `there is no ${what} with ${named.join(" or ")}; import the ${what}s first`
  return invalidInput([{ pointer, detail }])
}
