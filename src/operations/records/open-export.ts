import type { Db } from "../../store/connection/connect.ts"
import { openSnapshot } from "../../store/connection/snapshot.ts"
import { findSubjectPlace, listSubjectsAfter, type SubjectPlace } from "../../store/records/list-subjects.ts"
import type { Window } from "../../store/records/window.ts"
import { readRules, readSources, toSubjects } from "./read-directory.ts"
import { readClaims, readConflicts, readExceptions } from "./read-family.ts"
import type { AnyRecord, RecordKind } from "./record.ts"

/** All records of one kind as of one moment, page by page. Whoever opened it closes it. */
export type Export = {
  /** The moment, RFC 3339 in UTC. */
  readonly at: string
  /** The next records; none at the end. */
  next(): Promise<readonly AnyRecord[]>
  close(): Promise<void>
}

/** There is nothing with the id behind which an export is to go on. */
export class UnknownPlace extends Error {}

/** Records of one page. */
const PAGE = 500

/**
 * Opens an export of one kind, behind the record with the id `after`, which another export has told last; null: from the
 * start. `longest`: milliseconds after which the snapshot ends where nobody reads on. Throws `UnknownPlace` for a subject
 * that is not there; the others go on at any id.
 */
export async function openExport(
  db: Db,
  kind: RecordKind,
  { after, longest }: { readonly after: string | null; readonly longest: number },
): Promise<Export> {
  const snapshot = await openSnapshot(db, longest)
  try {
    const next = kind === "subject" ? await walkSubjects(snapshot.db, after) : walk(snapshot.db, READ[kind], after)
    return { at: snapshot.at, next, close: snapshot.close }
  } catch (error) {
    await snapshot.close()
    throw error
  }
}

type Read = (db: Db, window: Window) => Promise<readonly AnyRecord[]>

const READ: Readonly<Record<Exclude<RecordKind, "subject">, Read>> = {
  source: readSources,
  rule: readRules,
  claim: readClaims,
  conflict: readConflicts,
  exception: readExceptions,
}

function walk(db: Db, read: Read, from: string | null): Export["next"] {
  let after = from
  return async () => {
    const records = await read(db, { after, limit: PAGE })
    after = records.at(-1)?.id ?? after
    return records
  }
}

/** Subjects come after what they are part of, so that they can be taken in again in this order. */
async function walkSubjects(db: Db, from: string | null): Promise<Export["next"]> {
  let after: SubjectPlace | null = null
  if (from !== null) after = (await findSubjectPlace(db, from)) ?? null
  if (from !== null && after === null) throw new UnknownPlace(`there is no subject with the id ${from}`)
  return async () => {
    const rows = await listSubjectsAfter(db, after, PAGE)
    const last = rows.at(-1)
    after = last === undefined ? after : { id: last.id, depth: last.depth }
    return toSubjects(db, rows)
  }
}
