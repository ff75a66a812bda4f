import { orderText } from "../pair/as-of-order.ts"
import type { Measure } from "../pair/figure.ts"
import { convertAmount } from "./amount.ts"
import {
  type AllowanceSetting,
  BUILT_IN_RULE,
  BUILT_IN_TOLERANCE,
  type RuleUse,
  SETTINGS,
  type Tolerance,
  type ToleranceSetting,
} from "./tolerance.ts"

/** Scopes from the most to the least specific. A rule without any holds everywhere, just before the default. */
export const SCOPES = ["subject", "tag", "measure", "unit", "dimension"] as const

/** A rule applies to a subject only if everything that its scope names is true of the subject. */
export type RuleScope = {
  readonly subject?: string
  readonly tag?: string
  readonly measure?: Measure
  readonly unit?: string
  readonly dimension?: string
}

/** What a rule sets. What it leaves out comes from a less specific rule. */
export type RuleSettings = { readonly allowance?: AllowanceSetting } & {
  readonly [S in Exclude<ToleranceSetting, "allowance">]?: Tolerance[S]
}

/** `changedAt` is the instant of this version, RFC 3339 in UTC; it decides which of two rules is the newer. */
export type Rule = {
  readonly id: string
  readonly version: number
  readonly scope: RuleScope
  readonly priority: number
  readonly changedAt: string
  readonly settings: RuleSettings
}

/** What the scopes of rules look at in a subject. */
export type SubjectTraits = {
  readonly id: string
  readonly tags: readonly string[]
  readonly measure: Measure
  readonly unit: string
  readonly dimension: string
}

export function appliesTo({ scope }: Pick<Rule, "scope">, subject: SubjectTraits): boolean {
  const { id, tags, measure, unit, dimension } = subject
  return (
    (scope.subject ?? id) === id &&
    (scope.tag === undefined || tags.includes(scope.tag)) &&
    (scope.measure ?? measure) === measure &&
    (scope.unit ?? unit) === unit &&
    (scope.dimension ?? dimension) === dimension
  )
}

/**
 * The tolerance that holds for a subject: each setting from the most specific rule that gives it; ties go to the higher
 * priority, then to the newer (docs/semantics.md, "Rules"). What no rule gives, the built-in default does.
 */
export function resolveTolerance(rules: readonly Rule[], subject: SubjectTraits): Tolerance {
  const applying = rules.filter((rule) => appliesTo(rule, subject)).sort(comparePrecedence)
  return layRules(applying.map((rule) => withPrecision(withFittingAllowance(rule, subject))))
}

/**
 * What is built in for precise figures and shares yields to an allowance that the newsroom set for what its scope names. A
 * rule without a scope replaces the built-in percentage alone.
 */
export function withPrecision(rule: Rule): Rule {
  const { scope, settings } = rule
  return SCOPES.some((name) => scope[name] !== undefined) ? { ...rule, settings: withTolerance(settings) } : rule
}

/** Settings that allow something mean it for precise figures as well, unless they say otherwise. */
export function withTolerance(settings: RuleSettings): RuleSettings {
  const decides = settings.allowance !== undefined && settings.precise === undefined
  return decides ? { ...settings, precise: "tolerant" } : settings
}

/** "100 USD" gives nothing to a subject in km: it is as if the rule had no allowance, not as if it allowed none. */
function withFittingAllowance(rule: Rule, { unit }: SubjectTraits): Rule {
  const { allowance, ...settings } = rule.settings
  if (allowance === undefined || allowance.relativePercent !== null) return rule
  const amounts = [allowance.absolute, allowance.driftPerDay].filter((amount) => amount !== null)
  return amounts.some((amount) => convertAmount(amount, unit) !== null) ? rule : { ...rule, settings }
}

/** The tolerance that rules make together: each setting comes from the first that gives it, else from the default. */
export function layRules(rules: readonly Pick<Rule, "id" | "version" | "settings">[]): Tolerance {
  const { rules: _default, ...builtIn } = BUILT_IN_TOLERANCE
  let tolerance: Omit<Tolerance, "rules"> = builtIn
  const given = new Map<string, RuleUse>()
  for (const setting of SETTINGS) {
    const rule = rules.find(({ settings }) => settings[setting] !== undefined)
    if (rule !== undefined) tolerance = { ...tolerance, ...settingOf(rule.settings, setting) }
    const { id, version } = rule ?? { id: BUILT_IN_RULE, version: 1 }
    given.set(id, { id, version, sets: [...(given.get(id)?.sets ?? []), setting] })
  }
  const uses = [...rules.map(({ id }) => id), BUILT_IN_RULE].flatMap((id) => given.get(id) ?? [])
  return Object.freeze({ ...tolerance, rules: Object.freeze(uses) })
}

function settingOf(settings: RuleSettings, setting: ToleranceSetting): Partial<Tolerance> {
  return setting === "allowance" ? { ...settings.allowance } : { [setting]: settings[setting] }
}

/** For sorting: negative where `a` takes precedence, being more specific, else of higher priority, else newer. */
export function comparePrecedence(a: Rule, b: Rule): number {
  return (
    specificity(b) - specificity(a) ||
    b.priority - a.priority ||
    orderText(b.changedAt, a.changedAt) ||
    orderText(b.id, a.id)
  )
}

/** A subject outweighs all the rest together, a tag all that follow it, and so on. */
function specificity({ scope }: Rule): number {
  return SCOPES.reduce((sum, name) => sum * 2 + (scope[name] === undefined ? 0 : 1), 0)
}
