import type { Calibration, Calibrations, LinkModel } from "../score/link-model.ts"
import type { RatedExample } from "./example.ts"
import { fitCalibrations } from "./fit-calibration.ts"
import { fitWeights } from "./fit-weights.ts"
import { type LinkScore, listTrials, scoreExamples } from "./try-model.ts"

/** A model with how the models of the folds did on what they had not seen, by kind, and those of each kind on the others. */
export type FittedModel = {
  readonly model: LinkModel
  readonly unseen: Readonly<Record<string, LinkScore>>
  readonly across: readonly { readonly from: string; readonly to: string; readonly score: LinkScore }[]
}

const FOLDS = 5
const AS_IT_IS: Calibration = { slope: 1, offset: 0 }
const ALL_AS_IT_IS: Calibrations = { gated: AS_IT_IS, other: AS_IT_IS, sureFrom: 1 }

/** Weights and calibration from examples. The same examples in the same order give the same model, bit for bit. */
export function fitModel(name: string, examples: readonly RatedExample[]): FittedModel {
  const tried = crossValidate(examples)
  const byKind = Map.groupBy(examples, ({ kind }) => kind)
  const kinds = [...byKind.keys()]
  const unseen = kinds.map((kind) => [kind, scoreExamples(byKind.get(kind) ?? [], tried.modelOf)] as const)
  const across = kinds.flatMap((from) => {
    if (kinds.length < 2) return []
    const own = byKind.get(from) ?? []
    const model = { name, weights: fitWeights(own), calibration: crossValidate(own).calibration }
    const others = kinds.filter((kind) => kind !== from)
    return others.map((to) => ({ from, to, score: scoreExamples(byKind.get(to) ?? [], () => model) }))
  })
  const weights = mapValues(fitWeights(examples), round)
  const { gated, other, sureFrom } = tried.calibration
  const calibration = { gated: mapValues(gated, round), other: mapValues(other, round), sureFrom: round(sureFrom) }
  const model = { name, weights, calibration }
  return { model, unseen: Object.fromEntries(unseen), across }
}

type Tried = { readonly calibration: Calibrations; readonly modelOf: (example: RatedExample) => LinkModel }

/** A model for each fold, fitted on the others, and the calibration of what they say of what they have not seen. */
function crossValidate(examples: readonly RatedExample[]): Tried {
  const foldOf = foldGroups(examples)
  const weights = Array.from({ length: FOLDS }, (_, fold) =>
    fitWeights(examples.filter(({ group }) => foldOf.get(group) !== fold)),
  )
  const trials = weights.flatMap((own, fold) =>
    listTrials(
      examples.filter(({ group }) => foldOf.get(group) === fold),
      { name: "", weights: own, calibration: ALL_AS_IT_IS },
    ),
  )
  const calibration = fitCalibrations(trials)
  const models = weights.map((own): LinkModel => ({ name: "", weights: own, calibration }))
  const modelOf = ({ group }: RatedExample) => models[foldOf.get(group) ?? 0] as LinkModel
  return { calibration, modelOf }
}

/** Groups go round the folds in the order in which they come, so that none is parted. */
function foldGroups(examples: readonly RatedExample[]): ReadonlyMap<string, number> {
  const groups = [...new Set(examples.map(({ group }) => group))]
  return new Map(groups.map((group, index) => [group, index % FOLDS]))
}

function mapValues<T extends Readonly<Record<string, number>>>(values: T, change: (value: number) => number): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)])) as T
}

/** Three decimals: more would tell of the examples and not of the language. Never -0, which JSON does not know. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0
}
