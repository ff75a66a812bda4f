import type { FiledFigure } from "../../match/findings/stored/on-file.ts"
import type { FigureRow } from "../../store/claims/figures.ts"
import { listFirstClaims } from "../../store/conflicts/first-claims.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findSubjects } from "../../store/subjects/subjects.ts"
import { readPeriod } from "../judging/normalise-figure.ts"

/** Stored figures by their ids. */
export type FiledFigures = ReadonlyMap<string, FiledFigure>

/** Stored figures as a reader needs to see them, with the first claims of each. */
export async function fileFigures(db: Db, rows: readonly FigureRow[]): Promise<FiledFigures> {
  const once = [...new Map(rows.map((row) => [row.id, row])).values()]
  const claims = await listFirstClaims(db, once)
  const subjects = await findSubjects(db, [...new Set(once.map((row) => row.subject_id))])
  const names = new Map(subjects.map(({ id, name }) => [id, name]))
  return new Map(
    once.map((row) => [
      row.id,
      {
        id: row.id,
        subject: { id: row.subject_id, name: names.get(row.subject_id) ?? "" },
        text: row.quantity.text,
        asOf: readPeriod(row),
        claimants: row.claimants,
        lastPublished: row.last_published ?? "",
        claims: (claims.get(row.id)?.firstClaims ?? []).map(({ id, source, claimant, publishedAt, url, quote }) => ({
          id,
          source,
          claimant,
          publishedAt,
          url,
          quote,
        })),
      },
    ]),
  )
}
