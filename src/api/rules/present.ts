import { printTolerance } from "../../compare/rules/print-settings.ts"
import { SETTINGS, type Tolerance } from "../../compare/rules/tolerance.ts"
import { scopeOf } from "../../operations/judging/tolerances.ts"
import type { Preview } from "../../operations/rules/preview-rule.ts"
import type { Sample } from "../../operations/rules/preview-samples.ts"
import type { FigureRow } from "../../store/claims/figures.ts"
import type { RuleRow, RuleVersionRow } from "../../store/rules/rules.ts"
import type { SubjectRow } from "../../store/subjects/subjects.ts"
import { presentPeriod } from "../values/period.ts"
import { presentQuantity } from "../values/quantity.ts"

export function presentRule(row: RuleRow) {
  const { id, version, name, settings, priority, status } = row
  return {
    id,
    version,
    name,
    scope: presentScope(row),
    settings,
    priority,
    status,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  }
}

function presentScope(row: RuleRow) {
  const { subject, ...scope } = scopeOf(row)
  return subject === undefined ? scope : { subject: { id: subject, name: row.subject_name ?? "" }, ...scope }
}

export function presentRuleVersion(row: RuleVersionRow) {
  const { version, name, settings, priority, status, at } = row
  return { version, name, scope: scopeOf(row), settings, priority, status, at }
}

export function presentPreview({ samples, ...counts }: Preview) {
  return { ...counts, samples: samples.map(presentSample) }
}

function presentSample({ figures, ...sample }: Sample) {
  return { ...sample, figures: figures.map(presentSampleFigure) }
}

function presentSampleFigure({ id, quantity, as_of_from, as_of_to }: FigureRow) {
  return { id, quantity: presentQuantity(quantity), asOf: presentPeriod(as_of_from, as_of_to) }
}

/** Every setting that holds, and the rule that set it. */
export function presentTolerance(subject: SubjectRow, tolerance: Tolerance, rows: readonly RuleRow[]) {
  const from = SETTINGS.map((setting) => {
    const use = tolerance.rules.find(({ sets }) => sets.includes(setting))
    const row = rows.find(({ id }) => id === use?.id)
    const named = row === undefined ? { name: "Built in", scope: {} } : { name: row.name, scope: presentScope(row) }
    return [setting, { rule: use?.id ?? "", version: use?.version ?? 0, ...named }]
  })
  return {
    subject: { id: subject.id, name: subject.name },
    settings: printTolerance(tolerance),
    rules: tolerance.rules,
    from: Object.fromEntries(from),
  }
}
