import { prepare } from "../../connection/prepared.ts"
import type { Trx } from "../../connection/transaction.ts"
import type { RuleRow } from "../../rules/rules.ts"
import type { FoundSource, FoundSubject } from "./look-up-names.ts"

/** Folded names and ids. */
export type Wanted = {
  readonly sourceNames: readonly string[]
  readonly sourceIds: readonly string[]
  readonly subjectNames: readonly string[]
  readonly subjectIds: readonly string[]
}

/** A subject, and whether no other has a part in its family: neither as a whole or a part, nor left over from one. */
export type RecalledSubject = FoundSubject & { readonly alone: boolean }

/** The families of the subjects that `$1`, folded names, and `$2`, ids, stand for. */
export const WANTED_FAMILIES = `
  select s.family_id from subject_names n join subjects s on s.id = n.subject_id where n.name_key = any($1::text[])
  union select s.family_id from subjects s where s.id = any($2::uuid[])`

const selectEpoch = prepare<{ readonly epoch: number }>(
  "read epoch",
  "select coalesce(max(e.epoch), 0) as epoch from filing_epoch e",
)

const selectVersions = prepare<{ readonly family_id: string; readonly version: number }>(
  "read versions",
  `select f.family_id, f.version from families f where f.family_id = any(array(${WANTED_FAMILIES}))`,
)

const SUBJECT = `s.id, s.name, s.unit, s.measure, s.tags, s.exhaustive, s.family_id, s.merged_into,
  s.archived_at is not null as archived,
  (exists (select 1 from subject_parts p where p.part_id = s.id)
    or exists (select 1 from subject_parts p where p.whole_id = s.id)) as related,
  not exists (select 1 from subjects o where o.family_id = s.family_id and o.id <> s.id and o.merged_into is null) as alone`

const selectSubjects = prepare<RecalledSubject>(
  "recall subjects",
  `select n.name_key as key, ${SUBJECT} from subject_names n join subjects s on s.id = n.subject_id
  where n.name_key = any($1::text[])
union all select s.id::text, ${SUBJECT} from subjects s where s.id = any($2::uuid[]) order by id`,
)

const selectSources = prepare<FoundSource>(
  "recall sources",
  `select n.name_key as key, s.id, s.name from source_names n join sources s on s.id = n.source_id
  where n.name_key = any($1::text[])
union all select o.id::text, s.id, s.name from sources o join sources s on s.id = coalesce(o.merged_into, o.id)
  where o.id = any($2::uuid[])`,
)

const selectRules = prepare<Omit<RuleRow, "subject_name">>(
  "recall rules",
  `select r.id, r.version, r.name, r.subject_id, r.tag, r.measure, r.unit, r.dimension, r.priority, r.settings, r.status,
  r.created_at, r.changed_at from rules r where r.status = 'active'`,
)

export type RecalledNames = {
  readonly epoch: number
  /** By the id of a family. */
  readonly versions: ReadonlyMap<string, number>
  readonly subjects: readonly RecalledSubject[]
  readonly sources: readonly FoundSource[]
  /** All active rules. */
  readonly rules: readonly Omit<RuleRow, "subject_name">[]
}

/**
 * Reads without a lock what names stand for. The epoch and the versions are read first: what changes afterwards makes them
 * old, so that whoever compares them later knows of it. Sends everything before it returns.
 */
export async function recallNames(trx: Trx, wanted: Wanted): Promise<RecalledNames> {
  const { sourceNames, sourceIds, subjectNames, subjectIds } = wanted
  const [epochs, versions, subjects, sources, rules] = await Promise.all([
    selectEpoch(trx, []),
    selectVersions(trx, [subjectNames, subjectIds]),
    selectSubjects(trx, [subjectNames, subjectIds]),
    selectSources(trx, [sourceNames, sourceIds]),
    selectRules(trx, []),
  ])
  const [row] = epochs
  if (row === undefined) throw new Error("the store has no epoch of filing")
  const byFamily = new Map(versions.map(({ family_id, version }) => [family_id, version]))
  return { epoch: row.epoch, versions: byFamily, subjects, sources, rules }
}
