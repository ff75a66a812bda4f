import { sql } from "kysely"
import { hasWords, readWordProgress, selectTail } from "../claims/claim-words.ts"
import type { Db } from "../connection/connect.ts"
import { writeGrams } from "../subjects/name-search.ts"
import { foldName } from "../subjects/names.ts"
import { askFigures, type Condition, countUpTo, selectByFigures, selectBySubjects } from "./conflict-figures.ts"

const WORD = /[\p{L}\p{N}]+/gu
/** A word of text is no longer than this; each costs a look at every name that has the others. */
const MOST_WORDS = 20

type Words = { readonly isWide: boolean; readonly asked: Condition; readonly found: Condition }

/**
 * Which conflicts have all words of `q` in one place: in a name or alias of a subject, where a word may be a part of a longer
 * one; in the wording and quote of a claim; or in the note. Names are compared folded, and words without regard to case.
 * Wide: more than `few` subjects or claims have the words.
 */
export async function withWords(db: Db, q: string, few: number): Promise<Words> {
  const parts = [...new Set(foldName(q).match(WORD) ?? [])].slice(0, MOST_WORDS)
  if (parts.length === 0) return { isWide: false, asked: sql`false`, found: sql`(select null::uuid where false)` }
  const query = sql`plainto_tsquery('simple', ${q})`
  const inClaim = hasWords(query)
  const inNote = (alias: "k" | "n") =>
    sql`${sql.ref(`${alias}.note`)} is not null and to_tsvector('simple', ${sql.ref(`${alias}.note`)}) @@ ${query}`
  const inName = sql`(${sql.join(
    parts.map((part) => sql`s.name_key like ${`%${part}%`}`),
    sql` and `,
  )})`
  const grams = sql`${parts.map(writeGrams).join(" & ")}::tsquery`
  const names = sql`select o.family_id, o.id from subject_names s join subjects o on o.id = s.subject_id
    where ${inName} and name_grams(s.name_key) @@ ${grams}`
  const figures = await selectFigures(db, query)
  const isMany = async (rows: Condition) => (await countAtOnce(db, few + 1, rows)) > few
  return {
    isWide: (await isMany(figures)) || (await isMany(names)),
    asked: sql`((${inNote("k")})
      or (select true from subject_names s where s.subject_id in (k.subject_id, k.subject_a, k.subject_b) and ${inName} limit 1)
      or ${askFigures(
        (figures) => sql`(select true from claims c
          where c.family_id = k.family_id and c.figure_id = any(${figures}) and ${inClaim} limit 1)`,
      )})`,
    found: sql`(${selectBySubjects(names)} union ${selectByFigures(figures)}
      union select n.id from conflicts n where ${inNote("n")})`,
  }
}

/** Of the claims with the words: those that are listed, and those of the tail. */
async function selectFigures(db: Db, query: Condition): Promise<Condition> {
  const progress = await readWordProgress(db)
  if (progress?.state !== "listed") return sql`select c.family_id, c.figure_id from claims c where ${hasWords(query)}`
  return sql`select c.family_id, c.figure_id from claim_words w cross join lateral (
      select c.family_id, c.figure_id from claims c where c.id = w.claim_id limit 1) c where w.words @@ ${query}
    union all select c.family_id, c.figure_id from (${selectTail(progress, [hasWords(query)])}) c`
}

/**
 * The rows are not limited themselves: PostgreSQL plans for all of them, by the index over words, and stops when enough are
 * counted. For a few rows it would rather read the words of claims one after the other.
 */
function countAtOnce(db: Db, limit: number, rows: Condition): Promise<number> {
  return countUpTo(db, limit, sql`(select from (with w as materialized (${rows}) select from w) w)`)
}
