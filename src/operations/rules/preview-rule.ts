import { isDeepStrictEqual } from "node:util"
import { type Rule, type RuleScope, resolveTolerance } from "../../compare/rules/cascade.ts"
import { printTolerance } from "../../compare/rules/print-settings.ts"
import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { type FigureRow, listFiguresAfter } from "../../store/claims/figures.ts"
import { listPairsOf } from "../../store/conflicts/conflicts.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findRule, listRulesFor } from "../../store/rules/rules.ts"
import { countSubjectsIn, findNextSubjectIn } from "../../store/rules/scopes.ts"
import { findSubject, type SubjectRow } from "../../store/subjects/subjects.ts"
import { viewStore } from "../judging/family-view.ts"
import { listRuled, type Neighbour } from "../judging/judge.ts"
import type { PairJudgement } from "../judging/judgement.ts"
import { type Plan, planJudgements } from "../judging/plan-judgements.ts"
import { judgeAnew } from "../judging/rejudge/judge-anew.ts"
import { addTally, NO_OUTCOMES, type Tally, tallyPlan } from "../judging/rejudge/tally.ts"
import { addsUp } from "../judging/sums/judge-sum.ts"
import { planSumsOf } from "../judging/sums/judge-sums.ts"
import { ruleOf, scopeOf, traitsOf } from "../judging/tolerances.ts"
import { notFound, ruleRetired } from "../requests/refusals.ts"
import { listSamples, listSumSamples, type Sample } from "./preview-samples.ts"
import { type RuleInput, readRule } from "./rule-input.ts"

/** A rule as it would be saved: a new one, the next version of one (`replaces`), or one that is retired. */
export type PreviewInput = (RuleInput & { readonly replaces?: string }) | { readonly retires: string }

export type Preview = Tally & {
  /** Subjects in the scope, now or then, and how many of them would have another tolerance. */
  readonly subjects: number
  readonly subjectsAffected: number
  /** Subjects that were looked at to their end, and figures that were judged. */
  readonly subjectsSeen: number
  readonly figuresSeen: number
  /** The time ran out before all subjects were looked at. */
  readonly partial: boolean
  readonly samples: readonly Sample[]
}

/** Once `isOver` returns true, only the page that was begun is finished. */
export type Previewing = { readonly now: string; readonly isOver: () => boolean }

/** How many figures are judged at a time. Each may meet thousands of others, all in memory. */
const PAGE = 10
/** The most samples of each outcome. */
const SAMPLES = 10

/**
 * Works out what saving a rule would open, close and change, by the code that judges after a save. It goes through the whole
 * store, or the part of it that there is time for, the oldest subjects first. Nothing is written. `db` should be one
 * snapshot.
 */
export async function previewRule(db: Db, input: PreviewInput, previewing: Previewing): Promise<Preview> {
  const change = await readChange(db, input, previewing.now)
  let preview = { ...NOTHING_SEEN, subjects: await countSubjectsIn(db, change.scopes) }
  let id = await findNextSubjectIn(db, change.scopes, null)
  while (id !== undefined && !preview.partial) {
    const subject = await findSubject(db, id)
    if (subject !== undefined) preview = await previewSubject(db, subject, change, preview, previewing)
    id = await findNextSubjectIn(db, change.scopes, id)
    if (id !== undefined && previewing.isOver()) preview = { ...preview, partial: true }
  }
  return preview
}

const NOTHING_SEEN: Omit<Preview, "subjects"> = {
  ...NO_OUTCOMES,
  subjectsAffected: 0,
  subjectsSeen: 0,
  figuresSeen: 0,
  partial: false,
  samples: [],
}

/** `rule` replaces the rule of the same id. Null means that the rule is retired. */
type RuleChange = { readonly id: string; readonly rule: Rule | null; readonly scopes: readonly RuleScope[] }

/** Stands for the id of a rule that is not saved yet. It sorts after all others, as the id of a new rule would. */
const NEW_RULE = "ffffffff-ffff-7fff-bfff-ffffffffffff"

async function readChange(db: Db, input: PreviewInput, now: string): Promise<RuleChange> {
  if ("retires" in input) {
    const old = await requireRule(db, input.retires)
    return { id: old.id, rule: null, scopes: [old.scope] }
  }
  const { replaces, ...rule } = input
  const content = await readRule(db, rule)
  const old = replaces === undefined ? null : await requireRule(db, replaces)
  const id = old?.id ?? NEW_RULE
  const next = ruleOf({ ...content, id, version: (old?.version ?? 0) + 1, changed_at: now })
  return { id, rule: next, scopes: [...(old === null ? [] : [old.scope]), scopeOf(content)] }
}

async function requireRule(db: Db, id: string): Promise<Rule> {
  const row = await findRule(db, id.toLowerCase())
  if (row === undefined) throw notFound("rule", id)
  if (row.status === "retired") throw ruleRetired(id)
  return ruleOf(row)
}

async function previewSubject(
  db: Db,
  subject: SubjectRow,
  change: RuleChange,
  preview: Preview,
  previewing: Previewing,
): Promise<Preview> {
  const { before, after } = await resolveBoth(db, subject, change)
  if (isSameTolerance(before, after)) return { ...preview, subjectsSeen: preview.subjectsSeen + 1 }
  const isNewProfile = !isDeepStrictEqual(before.hedgeProfile, after.hedgeProfile)
  const neighbours = (await listRuled(db, subject, after)).map((neighbour) => ({
    ...neighbour,
    searchesAll: isNewProfile || (neighbour.searchesAll ?? false),
  }))
  const { now, isOver } = previewing
  let next = { ...preview, subjectsAffected: preview.subjectsAffected + 1 }
  let last: string | null = null
  do {
    const figures: readonly FigureRow[] = await listFiguresAfter(db, subject, { after: last, limit: PAGE })
    next = add(next, subject, await planPage(db, subject, figures, neighbours, now))
    if (addsUp(subject))
      next = addSums(next, subject, figures, await planSumsOf(db, subject, figures, after, { now, actor: null }))
    next = { ...next, figuresSeen: next.figuresSeen + figures.length }
    last = figures.length < PAGE ? null : (figures.at(-1)?.id ?? null)
    if (last !== null && isOver()) return { ...next, partial: true }
  } while (last !== null)
  return { ...next, subjectsSeen: next.subjectsSeen + 1 }
}

async function resolveBoth(
  db: Db,
  subject: SubjectRow,
  change: RuleChange,
): Promise<{ readonly before: Tolerance; readonly after: Tolerance }> {
  const traits = traitsOf(subject)
  const rules = (await listRulesFor(db, [traits])).map(ruleOf)
  const others = rules.filter(({ id }) => id !== change.id)
  const changed = change.rule === null ? others : [...others, change.rule]
  return { before: resolveTolerance(rules, traits), after: resolveTolerance(changed, traits) }
}

function isSameTolerance(a: Tolerance, b: Tolerance): boolean {
  return isDeepStrictEqual(printTolerance(a), printTolerance(b))
}

type Planned = { readonly judgements: readonly PairJudgement[]; readonly plan: Plan }

async function planPage(
  db: Db,
  subject: SubjectRow,
  figures: readonly FigureRow[],
  neighbours: readonly Neighbour[],
  now: string,
): Promise<Planned> {
  const stored = (await listPairsOf(db, figures)).filter((pair) => pair.subject_id === subject.id)
  const owns = figures.map((figure) => ({ subject, figure, neighbours }))
  const judgements = await judgeAnew(db, owns, stored)
  return { judgements, plan: await planJudgements(viewStore(db), judgements, stored, { now, actor: null }) }
}

function add(preview: Preview, subject: SubjectRow, { judgements, plan }: Planned): Preview {
  return withSamples(preview, plan, listSamples(subject, judgements, plan))
}

function addSums(preview: Preview, subject: SubjectRow, figures: readonly FigureRow[], plan: Plan): Preview {
  return withSamples(preview, plan, listSumSamples(subject, figures, plan))
}

function withSamples(preview: Preview, plan: Plan, found: readonly Sample[]): Preview {
  const counts = addTally(preview, tallyPlan(plan))
  const samples = [...preview.samples]
  for (const sample of found) {
    if (samples.filter(({ outcome }) => outcome === sample.outcome).length < SAMPLES) samples.push(sample)
  }
  return { ...preview, ...counts, samples }
}
