import type { Measure } from "../../compare/figure.ts"
import type { Db } from "../connect.ts"
import { prepare } from "../prepared.ts"
import { RULE_COLUMNS, type RuleRow } from "../rules.ts"

/** What claims name, by folded name or id. */
export type Named = {
  readonly sourceNames: readonly string[]
  readonly sourceIds: readonly string[]
  readonly subjectNames: readonly string[]
  readonly subjectIds: readonly string[]
}

/** `key` is the folded name or the id that was asked for; a source that was merged away answers as the one that it went to. */
export type FoundSource = { readonly key: string; readonly id: string; readonly name: string }

export type FoundSubject = {
  readonly key: string
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly measure: Measure
  readonly tags: readonly string[]
  readonly exhaustive: boolean
  readonly family_id: string
  readonly merged_into: string | null
  /** It is part of something, or something is part of it. */
  readonly related: boolean
}

export type Places = {
  readonly sources: readonly FoundSource[]
  /** In the order of their ids. */
  readonly subjects: readonly FoundSubject[]
  /** The active rules that may apply to one of the subjects. */
  readonly rules: readonly RuleRow[]
}

const sourcesByName = prepare<FoundSource>(
  "find sources by name",
  `select n.name_key as key, s.id, s.name from source_names n join sources s on s.id = n.source_id
  where n.name_key = any($1::text[])`,
)

const sourcesById = prepare<FoundSource>(
  "find sources by id",
  `select g.id as key, s.id, s.name from sources g join sources s on s.id = coalesce(g.merged_into, g.id)
  where g.id = any($1::uuid[])`,
)

const SUBJECT = `s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
  (exists (select 1 from subject_parts p where p.part_id = s.id) or
  exists (select 1 from subject_parts p where p.whole_id = s.id)) as related`

const subjectsByName = prepare<FoundSubject>(
  "find subjects by name",
  `select n.name_key as key, ${SUBJECT} from subject_names n join subjects s on s.id = n.subject_id
  where n.name_key = any($1::text[]) order by s.id`,
)

const subjectsById = prepare<FoundSubject>(
  "find subjects by id",
  `select s.id as key, ${SUBJECT} from subjects s where s.id = any($1::uuid[]) order by s.id`,
)

const rulesFor = prepare<RuleRow>(
  "find rules",
  `select ${RULE_COLUMNS} from rules r where r.status = 'active' and (r.subject_id is null
    or r.subject_id = any(array(select n.subject_id from subject_names n where n.name_key = any($1::text[])))
    or r.subject_id = any($2::uuid[]))`,
)

/** Sent together: no statement waits for the answer to another. */
export async function readPlaces(db: Db, named: Named): Promise<Places> {
  const { sourceNames, sourceIds, subjectNames, subjectIds } = named
  const [byName, byId, subjectsNamed, subjectsKnown, rules] = await Promise.all([
    sourceNames.length === 0 ? [] : sourcesByName(db, [sourceNames]),
    sourceIds.length === 0 ? [] : sourcesById(db, [sourceIds]),
    subjectNames.length === 0 ? [] : subjectsByName(db, [subjectNames]),
    subjectIds.length === 0 ? [] : subjectsById(db, [subjectIds]),
    rulesFor(db, [subjectNames, subjectIds]),
  ])
  return { sources: [...byName, ...byId], subjects: [...subjectsNamed, ...subjectsKnown], rules }
}
