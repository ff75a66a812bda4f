import type { PairRow } from "./pair-row.ts"

/** The columns of a `PairRow`, with their types. They are named here and nowhere else. */
const PAIR_COLUMNS = {
  family_id: "uuid",
  subject_id: "uuid",
  id: "uuid",
  kind: "text",
  subject_a: "uuid",
  figure_a: "uuid",
  subject_b: "uuid",
  figure_b: "uuid",
  verdict: "text",
  severity: "smallint",
  detail: "jsonb",
  grounds: "jsonb",
  status: "text",
  resolution: "text",
  reason: "text",
  note: "text",
  assignee: "text",
  version: "integer",
  opened_at: "timestamptz",
} as const satisfies Record<keyof PairRow, string>

const NAMES = Object.keys(PAIR_COLUMNS)

/** The columns of a `PairRow`, in the order in which an insert names them. */
export const PAIR_NAMES = NAMES as readonly (keyof PairRow)[]
/** Such rows of one array a column, as the first parameters of a statement. */
export const PAIR_ARRAYS = `unnest(${Object.values(PAIR_COLUMNS)
  .map((type, index) => `$${index + 1}::${type}[]`)
  .join(", ")})`

/** The columns of a `PairRow`, of `conflicts k`. */
export const PAIR_COLUMN_LIST = NAMES.map((name) => `k.${name}`).join(", ")

/** The columns of a `PairRow` as an insert names them. */
export const PAIR_NAME_LIST = NAMES.join(", ")
/** The columns of a `PairRow`, of a row `r` that was sent as JSON. */
export const PAIR_RECORD_LIST = NAMES.map((name) => `r.${name}`).join(", ")

/** The definition of such a row `r` for `jsonb_to_recordset`. */
export const PAIR_RECORD = `r (${Object.entries(PAIR_COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(", ")})`

/** A `ConflictFigure` as JSON, of `figures f` and its `subjects s`. */
export const FIGURE_OBJECT = `
  jsonb_build_object('id', f.id, 'quantity', f.quantity, 'asOfFrom', f.as_of_from::text,
    'asOfTo', f.as_of_to::text, 'claims', f.claims, 'subject', jsonb_build_object('id', s.id, 'name', s.name),
    'claimants', coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) order by c.first_published, c.id)
      from (select o.id, o.name, fc.first_published from figure_claimants fc join sources o on o.id = fc.claimant_id
        where fc.family_id = f.family_id and fc.figure_id = f.id
        order by fc.first_published, o.id limit 20) c), '[]'))`

const figureOf = (side: "a" | "b") => `
  (select ${FIGURE_OBJECT} from figures f join subjects s on s.id = f.subject_id
  where f.family_id = k.family_id and f.id = k.figure_${side})`

/** The most figures of parts that an answer shows of one sum. It counts them all. */
export const SUMMANDS_SHOWN = 50

const summandsUpTo = (most: string) => `
  case when k.kind <> 'sum' then '[]'::jsonb else coalesce((select jsonb_agg(${FIGURE_OBJECT} order by m.position)
    from conflict_summands m join figures f on f.family_id = m.family_id and f.id = m.figure_id
    join subjects s on s.id = f.subject_id
    where m.family_id = k.family_id and m.conflict_id = k.id ${most}), '[]') end`

const SUMMANDS_TOTAL = `
  case when k.kind <> 'sum' then 0 else (select count(*)::int from conflict_summands m
    where m.family_id = k.family_id and m.conflict_id = k.id) end`

/** All figures of the parts of a sum, of `conflicts k`, as an array of `ConflictFigure`. */
export const ALL_SUMMANDS = summandsUpTo("")

/** The columns of a `ConflictRow`, of `conflicts k`. */
export const CONFLICT_COLUMN_LIST = `${PAIR_COLUMN_LIST}, k.changed_at,
  (select name from subjects where id = k.subject_id) as subject_name,
  ${figureOf("a")} as a, ${figureOf("b")} as b,
  ${summandsUpTo(`and m.position < ${SUMMANDS_SHOWN}`)} as summands, ${SUMMANDS_TOTAL} as summands_total`
