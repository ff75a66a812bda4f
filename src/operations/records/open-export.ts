import type { Db } from "../../store/connection/connect.ts"
import { openSnapshot } from "../../store/connection/snapshot.ts"
import { findSubjectPlace, listSubjectsAfter, type SubjectPlace } from "../../store/records/list-subjects.ts"
import type { Window } from "../../store/records/window.ts"
import { findSource, listSourcesAfter, type SourcePlace, type SourceRow } from "../../store/sources/sources.ts"
import { readRules, toSources, toSubjects } from "./read-directory.ts"
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
 * or a source that is not there; the others go on at any id.
 */
export async function openExport(
  db: Db,
  kind: RecordKind,
  { after, longest }: { readonly after: string | null; readonly longest: number },
): Promise<Export> {
  const snapshot = await openSnapshot(db, longest)
  try {
    return { at: snapshot.at, next: await walkKind(snapshot.db, kind, after), close: snapshot.close }
  } catch (error) {
    await snapshot.close()
    throw error
  }
}

async function walkKind(db: Db, kind: RecordKind, after: string | null): Promise<Export["next"]> {
  if (kind === "subject") return walkSubjects(db, after)
  if (kind === "source") return walkSources(db, after)
  return walk(db, READ[kind], after)
}

type Read = (db: Db, window: Window) => Promise<readonly AnyRecord[]>

const READ: Readonly<Record<Exclude<RecordKind, "subject" | "source">, Read>> = {
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
  let after: SubjectPlace | null = from === null ? null : ((await findSubjectPlace(db, from)) ?? unknown(from))
  return async () => {
    const rows = await listSubjectsAfter(db, after, PAGE)
    const last = rows.at(-1)
    after = last === undefined ? after : { id: last.id, depth: last.depth }
    return toSubjects(db, rows)
  }
}

/** Sources come after what they were merged into. */
async function walkSources(db: Db, from: string | null): Promise<Export["next"]> {
  const place = ({ id, merged_into }: SourceRow): SourcePlace => ({ id, isMerged: merged_into !== null })
  let after: SourcePlace | null = from === null ? null : place((await findSource(db, from)) ?? unknown(from))
  return async () => {
    const rows = await listSourcesAfter(db, after, PAGE)
    const last = rows.at(-1)
    after = last === undefined ? after : place(last)
    return toSources(db, rows)
  }
}

function unknown(id: string): never {
  throw new UnknownPlace(`there is nothing with the id ${id}`)
}
