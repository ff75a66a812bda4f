import { sql } from "kysely"
import type { Measure } from "../../compare/pair/figure.ts"
import type { CandidateSearch } from "../claims/candidates.ts"
import { FIGURE_COLUMNS, type FigureRow } from "../claims/figures.ts"
import type { Db } from "../connection/connect.ts"
import type { InFamily } from "../subjects/subjects.ts"

/** First and last day, as stored: "YYYY-MM-DD" or "infinity". */
export type Days = { readonly as_of_from: string; readonly as_of_to: string }

/**
 * The dates of the live figures of a subject beside which a figure of one of its parts, of the days `beside`, can be a
 * summand.
 */
export async function listDatesBeside(
  db: Db,
  subject: InFamily,
  beside: Days,
  { measure, windowDays }: { measure: Measure; windowDays: number },
): Promise<Days[]> {
  const { rows } = await sql<Days>`
    select distinct f.as_of_from, f.as_of_to from figures f
    where f.family_id = ${subject.family_id} and f.subject_id = ${subject.id} and f.claims > 0
      and ${liesBeside(beside, measure, windowDays)}`.execute(db)
  return rows
}

function liesBeside({ as_of_from, as_of_to }: Days, measure: Measure, windowDays: number) {
  if (measure === "cumulative") return sql`true`
  if (measure === "flow") return sql`f.as_of_from = ${as_of_from}::date and f.as_of_to = ${as_of_to}::date`
  return sql`f.as_of_to >= ${as_of_from}::date - ${windowDays}::int and f.as_of_from <= ${as_of_to}::date + ${windowDays}::int`
}

/**
 * The figures with which parts may be counted beside a whole of these days, and few others: of a stock the latest
 * within the window, of a flow those of the same period, of a running total the latest up to the last day and the
 * earliest after it. Vague figures, changes and figures in another currency are never counted.
 */
export async function listSummands(
  db: Db,
  familyId: string,
  partIds: readonly string[],
  days: Days,
  { measure, windowDays }: { measure: Measure; windowDays: number },
): Promise<FigureRow[]> {
  const latest = sql`order by f.as_of_to desc, f.as_of_from desc fetch first 1 rows with ties`
  const known = sql`order by f.as_of_to desc fetch first 1 rows with ties`
  const next = sql`order by f.as_of_to fetch first 1 rows with ties`
  const choice =
    measure === "cumulative"
      ? sql`(${ofPart(familyId, sql`f.as_of_to <= ${days.as_of_to}::date`)} ${known})
          union all (${ofPart(familyId, sql`f.as_of_to > ${days.as_of_to}::date`)} ${next})`
      : sql`${ofPart(familyId, liesBeside(days, measure, windowDays))} ${measure === "flow" ? sql`` : latest}`
  const { rows } = await sql<FigureRow>`
    select chosen.* from unnest(${[...partIds]}::uuid[]) as part (id)
    join subjects p on p.id = part.id
    cross join lateral (${choice}) chosen order by chosen.subject_id, chosen.id`.execute(db)
  return rows
}

function ofPart(familyId: string, condition: ReturnType<typeof liesBeside>) {
  return sql`
    select ${FIGURE_COLUMNS} from figures f
    where f.family_id = ${familyId} and f.subject_id = part.id and f.unit = p.unit and f.claims > 0 and ${condition}
      and f.quantity ->> 'hedge' <> 'vague' and not f.quantity ? 'change'`
}

/**
 * The live figures of a subject for exactly these days that lie beyond the bounds, as in `listCandidates`, or that have
 * a stored sum.
 */
export async function listSumCandidates(
  db: Db,
  days: Days,
  {
    familyId,
    subjectId,
    unit,
    below,
    above,
  }: Pick<CandidateSearch, "familyId" | "subjectId" | "unit" | "below" | "above">,
): Promise<FigureRow[]> {
  const beyond = [
    ...(below === null ? [] : [sql`f.narrow_max <= ${below}::numeric`]),
    ...(above === null ? [] : [sql`f.narrow_min >= ${above}::numeric`]),
    sql`exists (select 1 from conflicts k where k.family_id = f.family_id and k.figure_a = f.id and k.kind = 'sum')`,
  ]
  const { rows } = await sql<FigureRow>`
    select ${FIGURE_COLUMNS} from figures f
    where f.family_id = ${familyId} and f.subject_id = ${subjectId} and f.unit = ${unit} and f.claims > 0
      and f.as_of_from = ${days.as_of_from}::date and f.as_of_to = ${days.as_of_to}::date
      and (${sql.join(beyond, sql` or `)})`.execute(db)
  return rows
}

export type SummandRow = { readonly part_id: string; readonly figure_id: string }

/** The figures that each of these sums is made of, by the id of the sum and in their order. */
export async function listStoredSummands(
  db: Db,
  sums: readonly InFamily[],
): Promise<ReadonlyMap<string, readonly SummandRow[]>> {
  if (sums.length === 0) return new Map()
  const { rows } = await sql<SummandRow & { conflict_id: string }>`
    select s.conflict_id, s.part_id, s.figure_id from conflict_summands s
    join unnest(${sums.map((sum) => sum.family_id)}::uuid[], ${sums.map((sum) => sum.id)}::uuid[]) as wanted (family_id, id)
      on s.family_id = wanted.family_id and s.conflict_id = wanted.id
    order by s.conflict_id, s.position`.execute(db)
  const summands = new Map<string, SummandRow[]>()
  for (const { conflict_id, ...summand } of rows) {
    summands.set(conflict_id, [...(summands.get(conflict_id) ?? []), summand])
  }
  return summands
}
