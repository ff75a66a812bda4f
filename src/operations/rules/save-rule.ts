import { isDeepStrictEqual } from "node:util"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertDirectoryChange } from "../../store/history/changes.ts"
import { insertRule, lockRule, type RuleContent, type RuleRow, updateRule } from "../../store/rules/rules.ts"
import { lockFamilies, lockForFiling } from "../../store/subjects/locks.ts"
import { startRejudging } from "../judging/rejudge/start-rejudging.ts"
import { scopeOf } from "../judging/tolerances.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { notFound, ruleRetired } from "../requests/refusals.ts"
import { type RuleInput, readRule } from "./rule-input.ts"

/** A saved rule, and the pass that judges its scope anew; null where nothing was changed. */
export type Saved = { readonly ruleId: string; readonly rejudgingId: string | null }

export async function createRule(trx: Trx, input: RuleInput, occasion: Occasion): Promise<Saved> {
  await lockScope(trx, input)
  const content = await readRule(trx, input)
  const id = newId()
  await insertRule(trx, id, content, occasion.now)
  await record(trx, id, { action: "created", before: null, after: describe(content) }, occasion)
  const rejudgingId = await startRejudging(trx, [scopeOf(content)], { id, version: 1 }, occasion.now)
  return { ruleId: id, rejudgingId }
}

/** Makes this the rule's next version. The old scope and the new one are judged anew in the background. */
export async function changeRule(
  trx: Trx,
  id: string,
  input: RuleInput,
  context: Occasion & { readonly check: Precondition },
): Promise<Saved> {
  await lockScope(trx, input)
  const old = await requireActive(trx, id, context.check)
  return saveVersion(trx, old, await readRule(trx, input), "changed", context)
}

/** Retires a rule. Its versions stay readable, since verdicts name them. */
export async function retireRule(
  trx: Trx,
  id: string,
  context: Occasion & { readonly check: Precondition },
): Promise<Saved> {
  const old = await requireActive(trx, id, context.check)
  return saveVersion(trx, old, { ...contentOf(old), status: "retired" }, "retired", context)
}

/** A merge moves the rules of its subject, so no rule may be saved for a subject while it is being merged away. */
async function lockScope(trx: Trx, { scope }: RuleInput): Promise<void> {
  if (scope?.subject === undefined) return
  await lockForFiling(trx)
  await lockFamilies(trx, [scope.subject.toLowerCase()])
}

async function requireActive(trx: Trx, id: string, check: Precondition): Promise<RuleRow> {
  const old = await lockRule(trx, id)
  if (old === undefined) throw notFound("rule", id)
  check(old.version)
  if (old.status === "retired") throw ruleRetired(id)
  return old
}

export async function saveVersion(
  trx: Trx,
  old: RuleRow,
  content: RuleContent,
  action: string,
  occasion: Occasion,
): Promise<Saved> {
  if (isDeepStrictEqual(contentOf(old), content)) return { ruleId: old.id, rejudgingId: null }
  await updateRule(trx, old, content, occasion.now)
  await record(trx, old.id, { action, before: describe(old), after: describe(content) }, occasion)
  const scopes = [scopeOf(old), scopeOf(content)]
  const rejudgingId = await startRejudging(trx, scopes, { id: old.id, version: old.version + 1 }, occasion.now)
  return { ruleId: old.id, rejudgingId }
}

export function contentOf({
  name,
  subject_id,
  tag,
  measure,
  unit,
  dimension,
  priority,
  settings,
  status,
}: RuleContent) {
  return { name, subject_id, tag, measure, unit, dimension, priority, settings, status }
}

function describe(content: RuleContent) {
  const { name, priority, settings, status } = content
  return { name, scope: scopeOf(content), priority, settings, status }
}

async function record(
  trx: Trx,
  id: string,
  change: { action: string; before: unknown; after: unknown },
  { now, actor }: Occasion,
): Promise<void> {
  await insertDirectoryChange(trx, { entity: "rule", entityId: id, actor, note: null, ...change }, now)
}
