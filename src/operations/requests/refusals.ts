/** One wrong member of a request: a JSON Pointer into the body, and what was expected there. */
export type InputError = { readonly pointer: string; readonly detail: string }

/** The stable kinds of refusal. The API gives each its status and title. */
export type RefusalKind =
  | "invalid-input"
  | "not-found"
  | "subject-ambiguous"
  | "subject-differs"
  | "subject-exists"
  | "subject-archived"
  | "subject-unknown"
  | "name-taken"
  | "external-id-taken"
  | "claim-ended"
  | "claim-erased"
  | "merge-impossible"
  | "unit-fixed"
  | "unmerge-impossible"
  | "part-of-cycle"
  | "part-of-differs"
  | "limit-reached"
  | "exception-ended"
  | "rule-retired"
  | "rule-contradicts-itself"
  | "no-parts"
  | "not-replayable"
  | "dispute-changed"
  | "import-busy"
  | "results-gone"
  | "not-csv"
  | "import-unfinished"
  | "record-differs"
  | "key-ended"
  | "last-owner"
  | "account-disabled"
  | "link-used"
  | "text-too-costly"
  | "article-withdrawn"
  | "version-taken"
  | "too-few-decisions"
  | "model-built-in"

/** A request that cannot be carried out as it is. The transaction that throws it changes nothing. */
export class Refused extends Error {
  readonly kind: RefusalKind
  readonly errors: readonly InputError[]
  /** Further members of the problem, such as the subjects that a name stands for. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(
    kind: RefusalKind,
    detail: string,
    more: { errors?: readonly InputError[]; members?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(detail)
    this.kind = kind
    this.errors = more.errors ?? []
    this.members = more.members ?? {}
  }
}

export function invalidInput(errors: readonly InputError[]): Refused {
  const [first] = errors
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ""
  return new Refused("invalid-input", `${first?.pointer ?? ""}: ${first?.detail ?? "invalid"}${rest}`, { errors })
}

/** Texts that would take more time or memory than one request may have. `reason` is a sentence part about each of them. */
export function textTooCostly(pointers: readonly InputError["pointer"][], reason: string): Refused {
  const detail = `${reason}; expected a shorter text, or one in parts`
  return new Refused("text-too-costly", `${pointers.join(" and ")}: ${detail}.`, {
    errors: pointers.map((pointer) => ({ pointer, detail })),
  })
}

export function notFound(what: string, id: string): Refused {
  return new Refused("not-found", `There is no ${what} with the id ${id}.`)
}

/** An id in a body that stands for nothing. */
export function unknownId(pointer: string, what: string, id: string): Refused {
  return invalidInput([{ pointer, detail: `there is no ${what} with the id ${id}` }])
}

export function subjectAmbiguous(name: string, matches: readonly { id: string; name: string }[]): Refused {
  const subjects = matches.map(({ id, name: matched }) => ({ id, name: matched }))
  const list = subjects.map((subject) => `${subject.name} (${subject.id})`).join(", ")
  return new Refused("subject-ambiguous", `"${name}" stands for ${subjects.length} subjects: ${list}. Give an id.`, {
    errors: [{ pointer: "/subject/name", detail: `stands for ${subjects.length} subjects` }],
    members: { subjects },
  })
}

export function subjectDiffers(
  stored: { id: string; name: string; unit: string; measure: string },
  member: "unit" | "measure" | "partOf",
  given: string,
): Refused {
  const has = member === "partOf" ? "is not part of it" : `has the ${member} "${stored[member]}"`
  return new Refused(
    "subject-differs",
    `The subject "${stored.name}" (${stored.id}) ${has}; the request says "${given}".`,
    {
      errors: [{ pointer: `/subject/${member}`, detail: `"${given}" differs from the stored subject` }],
      members: { subject: { id: stored.id, name: stored.name, unit: stored.unit, measure: stored.measure } },
    },
  )
}

export function subjectExists(stored: { id: string; name: string }): Refused {
  return new Refused(
    "subject-exists",
    `A subject of this name, unit and measure exists: "${stored.name}" (${stored.id}). Use its id.`,
    { members: { subject: { id: stored.id, name: stored.name } } },
  )
}

/** `pointer`: the member that names the subject by its id or its name. */
export function subjectArchived(pointer: string, stored: { id: string; name: string }): Refused {
  const { id, name } = stored
  const detail = `The subject "${name}" (${id}) is archived and takes no claims. Take it back from the archive (unarchive), or name another subject.`
  return new Refused("subject-archived", detail, {
    errors: [{ pointer, detail: `"${name}" is archived` }],
    members: { subject: { id, name } },
  })
}

/** A name that no subject has, where none may be created. `similar`: the subjects that it may mean. */
export function subjectUnknown(
  name: string,
  pointer: string,
  similar: readonly { readonly id: string; readonly name: string }[],
): Refused {
  const list = similar.map((one) => `"${one.name}" (${one.id})`).join(", ")
  const may = list === "" ? "No stored name is like it." : `It may be ${list}.`
  return new Refused("subject-unknown", `No subject is called "${name}", and none may be created. ${may}`, {
    errors: [{ pointer: `${pointer}/name`, detail: "no subject has this name or alias" }],
    members: { similar },
  })
}

export function nameTaken(name: string, holder: { id: string; name: string }): Refused {
  return new Refused("name-taken", `The name "${name}" belongs to the source "${holder.name}" (${holder.id}).`, {
    members: { source: { id: holder.id, name: holder.name } },
  })
}

export function externalIdTaken(externalId: string, claimId: string): Refused {
  return new Refused("external-id-taken", `The source has filed another claim as "${externalId}".`, {
    errors: [{ pointer: "/externalId", detail: "stands for another claim of this source" }],
    members: { claim: claimId },
  })
}

export function claimEnded(id: string, status: string, correctedBy: string | null): Refused {
  const instead = correctedBy === null ? "" : ` Its correction is ${correctedBy}.`
  return new Refused("claim-ended", `The claim ${id} is ${status}; only an active claim can be changed.${instead}`)
}

/** What would bring back the text of a claim that an owner has erased, under its external id. */
export function externalIdErased(externalId: string, claimId: string): Refused {
  const detail = "stands for a claim whose text was erased; nothing more is filed as it"
  return new Refused("claim-erased", `"${externalId}" ${detail}.`, {
    errors: [{ pointer: "/externalId", detail }],
    members: { claim: claimId },
  })
}

/** A correction says what stays by leaving it out, and of such a claim nothing is left to stay. */
export function claimErased(id: string): Refused {
  const detail = `The text of the claim ${id} was erased, so that it cannot be corrected. Retract it, and file another one.`
  return new Refused("claim-erased", detail, { members: { claim: id } })
}

/** A record of a claim that is here without its text. */
export function recordErased(id: string): Refused {
  const detail = `The text of the claim ${id} was erased here, and no import brings it back.`
  return new Refused("claim-erased", detail, { members: { claim: id } })
}

export function unitFixed(name: string, most: number): Refused {
  const detail = `"${name}" has more than ${most} active claims, which are too many to be read again in another unit at once; create a subject with that unit and move the claims`
  return new Refused("unit-fixed", `/unit: ${detail}.`, { errors: [{ pointer: "/unit", detail }] })
}

export function mergeImpossible(reason: string): Refused {
  return new Refused("merge-impossible", reason, { errors: [{ pointer: "/into", detail: reason }] })
}

export function unmergeImpossible(reason: string): Refused {
  return new Refused("unmerge-impossible", `The merge cannot be undone: ${reason}.`)
}

export function partOfCycle(part: string, whole: string): Refused {
  const detail =
    part === whole
      ? `"${part}" cannot be part of itself`
      : `"${whole}" is part of "${part}", so "${part}" cannot be part of it`
  return new Refused("part-of-cycle", `${detail}.`, { errors: [{ pointer: "/partOf", detail }] })
}

export function partOfDiffers(pointer: string, detail: string): Refused {
  return new Refused(
    "part-of-differs",
    `${detail}. A part and its whole have the same measure and units of one dimension.`,
    {
      errors: [{ pointer, detail }],
    },
  )
}

/** What was asked for would go beyond a bound of the service; `detail` names both numbers. */
export function limitReached(pointer: string, detail: string): Refused {
  return new Refused("limit-reached", `${pointer}: ${detail}.`, { errors: [{ pointer, detail }] })
}

export function disputeChanged(expected: number, current: number): Refused {
  const detail = `${expected} open conflicts were seen, but there are ${current} now`
  return new Refused("dispute-changed", `/openConflicts: ${detail}. Read the dispute again, then repeat.`, {
    errors: [{ pointer: "/openConflicts", detail }],
    members: { openConflicts: current },
  })
}

export function keyEnded(id: string, replacedBy: string | null): Refused {
  const instead = replacedBy === null ? "" : ` It was replaced by ${replacedBy}.`
  return new Refused("key-ended", `The key ${id} is revoked, expired or replaced, and cannot be rotated.${instead}`)
}

/** The same for a link that was used, has ended, was revoked or never was one: nothing says which links there are. */
export function linkUsed(): Refused {
  return new Refused("link-used", "The link was used, has ended, or is none of this service. Ask for a new one.")
}

export function lastOwner(name: string): Refused {
  const detail = `"${name}" is the only owner left; make somebody else an owner first`
  return new Refused("last-owner", `${detail}.`)
}

export function accountDisabled(name: string): Refused {
  return new Refused("account-disabled", `The account of "${name}" is disabled; enable it first.`)
}

export function exceptionEnded(id: string, at: string): Refused {
  return new Refused("exception-ended", `The exception ${id} ended at ${at}.`)
}

export function ruleRetired(id: string): Refused {
  return new Refused("rule-retired", `The rule ${id} was retired. Its versions stay readable; create a new rule.`)
}

export function ruleContradictsItself(pointer: string, detail: string): Refused {
  return new Refused("rule-contradicts-itself", `${pointer}: ${detail}.`, { errors: [{ pointer, detail }] })
}

export function noParts(name: string, declared: "exhaustive" | "disjoint"): Refused {
  const detail = `"${name}" has no parts that could be ${declared}; name them as its parts first`
  const pointer = `/${declared}`
  return new Refused("no-parts", `${pointer}: ${detail}.`, { errors: [{ pointer, detail }] })
}

export function lastPart(name: string): Refused {
  const detail = `it is the last part of "${name}", whose parts are declared exhaustive or disjoint; change that first`
  return new Refused("no-parts", `/partOf: ${detail}.`, { errors: [{ pointer: "/partOf", detail }] })
}

export function notReplayable(id: string, why: string): Refused {
  return new Refused("not-replayable", `The verdict of the conflict ${id} cannot be replayed: ${why}.`)
}

export function importBusy(id: string | null): Refused {
  const which = id === null ? "The import of this key" : `The import ${id}`
  return new Refused("import-busy", `${which} is being received by another request. Wait for that, or use a new key.`)
}

/** The lines of an import whose time is over. */
export function resultsGone(id: string, at: string): Refused {
  const detail = `What became of each line of the import ${id} was kept until ${at}, and is gone. Its counts stay.`
  return new Refused("results-gone", detail)
}

/** Only a file of CSV has a form in which its lines can be given back. */
export function notCsv(id: string): Refused {
  const detail = `The form of the import ${id} is not known: it was no CSV, or an older version of the service took it in`
  return new Refused("not-csv", `${detail}. Read its lines one by one.`)
}

export function importUnfinished(id: string, status: string): Refused {
  const detail = `The import ${id} is ${status}; only one that is done can be undone`
  return new Refused("import-unfinished", `${detail}. Read it again later.`)
}
