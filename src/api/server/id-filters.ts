import { findPerson } from "../../store/access/people.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findRule } from "../../store/rules/rules.ts"
import { findSource } from "../../store/sources/sources.ts"
import { findFamilyOf } from "../../store/subjects/families.ts"
import { findSubject } from "../../store/subjects/subjects.ts"
import { ProblemError } from "./problems/error-handler.ts"

/** The id that an id leads to now, after merges; undefined where it stands for nothing. */
type FindId = (db: Db, id: string) => Promise<string | undefined>

const findSubjectId: FindId = async (db, id) => {
  const subject = await findSubject(db, id)
  return subject?.merged_into ?? subject?.id
}

const findSourceId: FindId = async (db, id) => {
  const source = await findSource(db, id)
  return source?.merged_into ?? source?.id
}

/** A figure goes by its id as long as it is there: two that a merge of subjects makes one keep one id. */
const findFigureId: FindId = async (db, id) => ((await findFamilyOf(db, "figures", id)) === undefined ? undefined : id)

const findPersonId: FindId = async (db, id) => (await findPerson(db, id))?.id

const findRuleId: FindId = async (db, id) => (await findRule(db, id))?.id

/** The parameters that narrow a list by an id, each with what it is the id of. */
const FILTERS: readonly (readonly [parameter: string, what: string, find: FindId])[] = [
  ["subject", "subject", findSubjectId],
  ["source", "source", findSourceId],
  ["claimant", "source", findSourceId],
  ["figure", "figure", findFigureId],
  ["rule", "rule", findRuleId],
  ["person", "person", findPersonId],
]

/**
 * The filter of a list with the ids that its ids lead to now: a list of what was merged away would be empty, which reads
 * as if there were nothing. Throws a problem with the parameter where an id stands for nothing.
 */
export async function followIds<F extends object>(db: Db, filter: F): Promise<F> {
  const followed: Record<string, string> = {}
  for (const [parameter, what, find] of FILTERS) {
    const given = (filter as Readonly<Record<string, unknown>>)[parameter]
    if (typeof given === "string") followed[parameter] = await requireId(db, { parameter, what, find, given })
  }
  return { ...filter, ...followed }
}

type Given = { readonly parameter: string; readonly what: string; readonly find: FindId; readonly given: string }

async function requireId(db: Db, { parameter, what, find, given }: Given): Promise<string> {
  const id = await find(db, given.toLowerCase())
  if (id !== undefined) return id
  const detail = `there is no ${what} with the id ${given}`
  throw new ProblemError("not-found", `${parameter}: ${detail}.`, { errors: [{ parameter, detail }] })
}
