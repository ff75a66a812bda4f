import type { Db } from "../../store/connection/connect.ts"
import { openSnapshot } from "../../store/connection/snapshot.ts"
import { findSubjectPlace, listSubjectsAfter, type SubjectPlace } from "../../store/records/list-subjects.ts"
import type { Window } from "../../store/records/window.ts"
import { findSource, listSourcesAfter, type SourcePlace, type SourceRow } from "../../store/sources/sources.ts"
import { readDistinctions, readRules, toSources, toSubjects } from "./read-directory.ts"
import { readClaims, readConflicts, readExceptions } from "./read-family.ts"
import { readLinkDecisions, readLinkModels } from "./read-links.ts"
import { type ReviewedClaim, readReviewed } from "./read-reviewed.ts"
import type { AnyRecord, RecordKind } from "./record.ts"
import { walkArticles } from "./walk-articles.ts"

/** All records of one kind as of one moment, page by page. Whoever opened it closes it. */
export type Export<R = AnyRecord> = {
  /** The moment, RFC 3339 in UTC. */
  readonly at: string
  /** The next records; none at the end. */
  next(): Promise<readonly R[]>
  close(): Promise<void>
}

/** There is nothing with the id behind which an export is to go on. */
export class UnknownPlace extends Error {}

/** Records of one page. A claim may have a hundred decisions, each of which is told with the claim. */
const PAGE = 500
const PAGE_OF_REVIEWED = 50

/** `after`: the id of the last record that another export has told; `longest`: milliseconds. */
export type Wanted = { readonly after: string | null; readonly longest: number }

/** What one export tells. Articles come with their versions. */
export type ExportedKind = Exclude<RecordKind, "article-version">

/**
 * Opens an export of one kind, behind the record with the id `after`, which another export has told last; null: from the
 * start. `longest`: milliseconds after which the snapshot ends where nobody reads on. Throws `UnknownPlace` for a subject,
 * a source, an article or a version that is not there; the others go on at any id.
 */
export async function openExport(db: Db, kind: ExportedKind, { after, longest }: Wanted): Promise<Export> {
  return open(db, longest, (snapshot) => walkKind(snapshot, kind, after))
}

/** The same for claims with what people decided about them. */
export async function openReviewed(db: Db, { after, longest }: Wanted): Promise<Export<ReviewedClaim>> {
  return open(db, longest, async (snapshot) => walk(snapshot, readReviewed, after, PAGE_OF_REVIEWED))
}

async function open<R>(db: Db, longest: number, begin: (db: Db) => Promise<Export<R>["next"]>): Promise<Export<R>> {
  const snapshot = await openSnapshot(db, longest)
  try {
    return { at: snapshot.at, next: await begin(snapshot.db), close: snapshot.close }
  } catch (error) {
    await snapshot.close()
    throw error
  }
}

async function walkKind(db: Db, kind: ExportedKind, after: string | null): Promise<Export["next"]> {
  if (kind === "article") return (await walkArticles(db, after)) ?? unknown(after ?? "")
  if (kind === "subject") return walkSubjects(db, after)
  if (kind === "source") return walkSources(db, after)
  return walk(db, READ[kind], after)
}

type Read<R = AnyRecord> = (db: Db, window: Window) => Promise<readonly R[]>

const READ: Readonly<Record<Exclude<ExportedKind, "subject" | "source" | "article">, Read>> = {
  rule: readRules,
  claim: readClaims,
  conflict: readConflicts,
  exception: readExceptions,
  distinction: readDistinctions,
  "link-decision": readLinkDecisions,
  "link-model": readLinkModels,
}

function walk<R extends { readonly id: string }>(
  db: Db,
  read: Read<R>,
  from: string | null,
  limit = PAGE,
): Export<R>["next"] {
  let after = from
  return async () => {
    const records = await read(db, { after, limit })
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
