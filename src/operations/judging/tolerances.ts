import { LRUCache } from "lru-cache"
import {
  layRules,
  type Rule,
  type RuleScope,
  type RuleSettings,
  resolveTolerance,
  type SubjectTraits,
  withPrecision,
} from "../../compare/rules/cascade.ts"
import { readSettings } from "../../compare/rules/read-settings.ts"
import { BUILT_IN_RULE, type RuleUse, type Tolerance } from "../../compare/rules/tolerance.ts"
import { findUnit } from "../../quantity/units/units.ts"
import type { Db } from "../../store/connection/connect.ts"
import {
  findRuleVersions,
  listRulesFor,
  listRulesForAt,
  type RuleContent,
  type RuleRow,
} from "../../store/rules/rules.ts"
import type { SubjectRow } from "../../store/subjects/subjects.ts"

type TraitColumns = Pick<SubjectRow, "id" | "tags" | "measure" | "unit">

export function traitsOf({ id, tags, measure, unit }: TraitColumns): SubjectTraits {
  return { id, tags, measure, unit, dimension: findUnit(unit)?.dimension ?? "" }
}

/** The tolerance that holds for each of these subjects, by the rules as they are now. */
export async function findTolerances(
  db: Db,
  subjects: readonly TraitColumns[],
): Promise<ReadonlyMap<string, Tolerance>> {
  const traits = subjects.map(traitsOf)
  const rules = (await listRulesFor(db, traits)).map(ruleOf)
  return new Map(traits.map((subject) => [subject.id, resolveTolerance(rules, subject)]))
}

export async function findTolerance(db: Db, subject: TraitColumns): Promise<Tolerance> {
  const traits = traitsOf(subject)
  return resolveTolerance((await listRulesFor(db, [traits])).map(ruleOf), traits)
}

/** The tolerance by the rules as they were at a past moment (RFC 3339). The subject's tags and unit are those of now. */
export async function findToleranceAt(db: Db, subject: TraitColumns, at: string): Promise<Tolerance> {
  const traits = traitsOf(subject)
  const rows = await listRulesForAt(db, traits, at)
  return resolveTolerance(
    rows.map((row) => ruleOf({ ...row, id: row.rule_id, changed_at: row.at })),
    traits,
  )
}

/** A version of a rule never changes, and a page of conflicts names the same few. */
const RECALLED = new LRUCache<string, Tolerance>({ max: 1_000 })
const BUILT_IN = layRules([])

/** Puts together the tolerance that a verdict names, from the settings that it took from each version of a rule. */
export async function recallTolerance(db: Db, uses: readonly RuleUse[]): Promise<Tolerance> {
  const named = uses.filter(({ id }) => id !== BUILT_IN_RULE)
  if (named.length === 0) return BUILT_IN
  const key = JSON.stringify(named.map(({ id, version, sets }) => [id, version, sets]))
  const known = RECALLED.get(key)
  if (known !== undefined) return known
  const versions = await findRuleVersions(db, named)
  const rules = named.flatMap(({ id, version, sets }) => {
    const row = versions.find((one) => one.rule_id === id && one.version === version)
    if (row === undefined) return []
    const { settings } = withPrecision(ruleOf({ ...row, id, changed_at: row.at }))
    return [{ id, version, settings: pickSettings(settings, sets) }]
  })
  const tolerance = layRules(rules)
  if (rules.length === named.length) RECALLED.set(key, tolerance)
  return tolerance
}

export function ruleOf(row: Omit<RuleRow, "created_at" | "subject_name">): Rule {
  const { id, version, priority, changed_at: changedAt } = row
  return { id, version, priority, changedAt, scope: scopeOf(row), settings: settingsOf(row) }
}

export function scopeOf({ subject_id, tag, measure, unit, dimension }: Omit<RuleContent, "settings">): RuleScope {
  return {
    ...(subject_id === null ? {} : { subject: subject_id }),
    ...(tag === null ? {} : { tag }),
    ...(measure === null ? {} : { measure }),
    ...(unit === null ? {} : { unit }),
    ...(dimension === null ? {} : { dimension }),
  }
}

/** Stored settings were checked when they were saved. */
function settingsOf({ settings }: Pick<RuleContent, "settings">): RuleSettings {
  const read = readSettings(settings)
  if (read.ok) return read.value
  throw new Error(`a stored rule cannot be read: ${read.at ?? ""} ${read.reason}`)
}

function pickSettings(settings: RuleSettings, names: RuleUse["sets"]): RuleSettings {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => (names as readonly string[]).includes(name)))
}
