import type { Measure } from "../../compare/pair/figure.ts"
import { readNameKey } from "../requests/name-input.ts"
import { readUnitCode } from "../requests/unit-input.ts"

/** A subject in a request: an id, or a name that is found or created. */
export type SubjectRef = string | NamedSubject
export type NamedSubject = {
  readonly name: string
  readonly unit?: string
  readonly measure?: Measure
  readonly partOf?: string | { readonly name: string }
  /** False: where no subject has the name, none is created. */
  readonly create?: boolean
}

/** A subject as a request names it, with the JSON Pointer of the member that does. */
export type SubjectMention = {
  /** The folded name, or the id in lower case. */
  readonly key: string
  readonly isId: boolean
  readonly pointer: string
  /** Empty for an id. */
  readonly name: string
  /** The code of the unit, where the request says one. */
  readonly unit: string | undefined
  /** Only where the request says it. */
  readonly measure: Measure | undefined
  readonly mayCreate: boolean
  /** What the request says that the subject is part of: it may have to be created within that one's family. */
  readonly whole: SubjectMention | null
}

/** Throws a refusal where a name or a unit cannot be used. */
export function readSubject(ref: SubjectRef, pointer = "/subject"): SubjectMention {
  if (typeof ref === "string") return mentionId(ref, pointer)
  const { name, measure, partOf, create: mayCreate = true } = ref
  const key = readNameKey(name, `${pointer}/name`)
  const unit = ref.unit === undefined ? undefined : readUnitCode(ref.unit, `${pointer}/unit`)
  const whole = partOf === undefined ? null : readSubject(partOf, `${pointer}/partOf`)
  return { key, isId: false, pointer, name, unit, measure, mayCreate, whole }
}

function mentionId(id: string, pointer: string): SubjectMention {
  const said = { name: "", unit: undefined, measure: undefined, whole: null }
  return { key: id.toLowerCase(), isId: true, pointer, mayCreate: false, ...said }
}
