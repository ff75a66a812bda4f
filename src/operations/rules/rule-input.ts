import type { Measure } from "../../compare/pair/figure.ts"
import type { RuleScope, RuleSettings } from "../../compare/rules/cascade.ts"
import { printSettings } from "../../compare/rules/print-settings.ts"
import { readSettings, type SettingsInput } from "../../compare/rules/read-settings.ts"
import { findUnit, isDimension } from "../../quantity/units/units.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { RuleContent } from "../../store/rules/rules.ts"
import { findSubject, type SubjectRow } from "../../store/subjects/subjects.ts"
import { traitsOf } from "../judging/tolerances.ts"
import { invalidInput, ruleContradictsItself, unknownId } from "../requests/refusals.ts"

export type ScopeInput = {
  readonly subject?: string
  readonly tag?: string
  readonly measure?: Measure
  readonly unit?: string
  readonly dimension?: string
}

/** A rule without a scope, or with an empty one, holds everywhere. */
export type RuleInput = {
  readonly name?: string
  readonly scope?: ScopeInput
  readonly settings: SettingsInput
  readonly priority?: number
}

/** Reads a rule into the form that is stored, and refuses unknown units, settings that cannot be read, and contradictions. */
export async function readRule(db: Db, input: RuleInput): Promise<RuleContent> {
  const scope = await readScope(db, input.scope ?? {})
  const read = readSettings(input.settings)
  if (!read.ok) throw invalidInput([{ pointer: `/settings${read.at ?? ""}`, detail: read.reason }])
  if (Object.keys(read.value).length === 0) {
    throw invalidInput([{ pointer: "/settings", detail: "expected at least one setting; this rule would set nothing" }])
  }
  requireFit(scope, read.value)
  return {
    name: input.name ?? nameOf(scope),
    subject_id: scope.subject?.id ?? null,
    tag: scope.tag ?? null,
    measure: scope.measure ?? null,
    unit: scope.unit ?? null,
    dimension: scope.dimension ?? null,
    priority: input.priority ?? 0,
    settings: printSettings(read.value),
    status: "active",
  }
}

/** What the scope says of a subject, with the subject that it names. */
type Scope = Omit<RuleScope, "subject"> & { readonly subject?: SubjectRow }

async function readScope(db: Db, { subject, tag, measure, unit, dimension }: ScopeInput): Promise<Scope> {
  const found = subject === undefined ? undefined : await requireSubject(db, subject.toLowerCase())
  const known = unit === undefined ? undefined : requireUnit(unit)
  if (dimension !== undefined && !isDimension(dimension)) {
    const detail = `"${dimension}" is not a dimension; expected such as count, money, length or percent`
    throw invalidInput([{ pointer: "/scope/dimension", detail }])
  }
  const scope: Scope = {
    ...(found === undefined ? {} : { subject: found }),
    ...(tag === undefined ? {} : { tag }),
    ...(measure === undefined ? {} : { measure }),
    ...(known === undefined ? {} : { unit: known.code }),
    ...(dimension === undefined ? {} : { dimension }),
  }
  requireConsistent(scope)
  return scope
}

async function requireSubject(db: Db, id: string): Promise<SubjectRow> {
  const subject = await findSubject(db, id)
  if (subject !== undefined && subject.merged_into === null) return subject
  throw unknownId("/scope/subject", "subject", id)
}

function requireUnit(text: string) {
  const unit = findUnit(text)
  if (unit !== null) return unit
  throw invalidInput([{ pointer: "/scope/unit", detail: `"${text}" is not a known unit` }])
}

/** Refuses a rule that could never hold of anything. A subject without the tag is no contradiction, since tags may be added. */
function requireConsistent({ subject, measure, unit, dimension }: Scope): void {
  const unitDimension = unit === undefined ? undefined : findUnit(unit)?.dimension
  if (dimension !== undefined && unitDimension !== undefined && dimension !== unitDimension) {
    throw ruleContradictsItself("/scope/dimension", `"${unit}" is a unit of ${unitDimension}, not of ${dimension}`)
  }
  if (subject === undefined) return
  const traits = traitsOf(subject)
  const differ = (what: "measure" | "unit" | "dimension", asked: string | undefined) => {
    if (asked === undefined || asked === traits[what]) return
    const detail = `"${subject.name}" has the ${what} "${traits[what]}", not "${asked}", so the rule would never hold`
    throw ruleContradictsItself(`/scope/${what}`, detail)
  }
  differ("measure", measure)
  differ("unit", unit)
  differ("dimension", dimension)
}

/** Refuses an allowance that means nothing for the subjects that the rule holds of. */
function requireFit(scope: Scope, { allowance }: RuleSettings): void {
  if (allowance === undefined) return
  const { absolute, driftPerDay, relativePercent } = allowance
  const measure = scope.subject?.measure ?? scope.measure
  if (driftPerDay !== null && measure !== undefined && measure !== "stock") {
    throw ruleContradictsItself(
      "/settings/drift",
      `drift is for stocks, and the rule holds of the measure "${measure}"`,
    )
  }
  const unit = scope.subject?.unit ?? scope.unit
  const dimension = unit === undefined ? scope.dimension : findUnit(unit)?.dimension
  if (absolute !== null) requireSameKind("/settings/absolute/unit", absolute.unit, unit, dimension)
  if (driftPerDay !== null) requireSameKind("/settings/drift/unit", driftPerDay.unit, unit, dimension)
  const onlyRelative = absolute === null && driftPerDay === null && relativePercent !== null && relativePercent.n > 0n
  if (dimension === "temperature" && onlyRelative) {
    const detail = "a temperature has no percentage, since its zero is arbitrary; give an absolute allowance"
    throw ruleContradictsItself("/settings/relative", detail)
  }
}

/** `unit` and `dimension` are those of the rule's scope, where it has any. */
function requireSameKind(
  pointer: string,
  given: string,
  unit: string | undefined,
  dimension: string | undefined,
): void {
  const known = findUnit(given)
  if (dimension !== undefined && known?.dimension !== dimension) {
    const detail = `"${given}" measures ${known?.dimension ?? "nothing known"}, and the rule holds of ${dimension}`
    throw ruleContradictsItself(pointer, detail)
  }
  if (unit !== undefined && known?.base !== findUnit(unit)?.base) {
    throw ruleContradictsItself(pointer, `"${given}" is never converted into "${unit}", of which the rule holds`)
  }
}

function nameOf({ subject, tag, measure, unit, dimension }: Scope): string {
  const parts = [subject?.name, tag, measure, unit, dimension].filter((part) => part !== undefined)
  return parts.length === 0 ? "Everywhere" : parts.join(", ")
}
