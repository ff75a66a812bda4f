import { applyProfile } from "../../quantity/apply-profile.ts"
import type { Reading } from "../../quantity/numbers/reading.ts"
import { findUnit } from "../../quantity/units/units.ts"
import { laterAsOf } from "../pair/as-of-order.ts"
import { chooseUnit, findCommonUnitOfAll } from "../pair/common-unit.ts"
import { isChange, isVague } from "../pair/comparability.ts"
import type { ComparedFigure } from "../pair/figure.ts"
import type { SetSetting } from "./compare-all.ts"
import { listGroupReadings } from "./group-readings.ts"
import { listClaimants } from "./independent-claimants.ts"
import { intersect, listMeetings, rankReadings } from "./shared-ranges.ts"
import { listSideBySide } from "./side-by-side.ts"

/** `members` are indexes of the figures given, ascending; `range`, in `unit`, holds the numbers that all can mean. */
export type SharedGroup = {
  readonly members: readonly number[]
  readonly range: Reading
  readonly unit: string
  /** The independent claimants behind the members. */
  readonly claimants: readonly string[]
}

type Figures = readonly ComparedFigure[]

/**
 * The most figures whose stated readings have a number in common, of those that can stand side by side in time. Agreeing
 * is not transitive, so this is no chain of pairs: one number fits them all. Of equally many those with more independent
 * claimants, then those with the latest as-of date, then those that come first. Null where no two share a number.
 */
export function findLargestGroup(figures: Figures, setting: SetSetting): SharedGroup | null {
  let best: SharedGroup | null = null
  for (const { members, readings, unit } of walkGroups(figures, setting)) {
    if (members.length < Math.max(2, best?.members.length ?? 0)) continue
    const claimants = listClaimants(pick(figures, members))
    const group = { members, range: intersect(readings), unit, claimants }
    if (best === null || isBetter(group, best, figures)) best = group
  }
  return best && Object.freeze(best)
}

type Meeting = { readonly members: readonly number[]; readonly readings: readonly Reading[]; readonly unit: string }

/** Yields one group at a time, since there can be too many to keep. */
function* walkGroups(figures: Figures, setting: SetSetting): Generator<Meeting> {
  for (const indexes of listKinds(figures)) {
    for (const meeting of walkKind(pick(figures, indexes), setting)) {
      yield { ...meeting, members: pick(indexes, meeting.members) }
    }
  }
}

/**
 * The indexes of the figures that measure one thing (one dimension, units that convert, levels or changes), once for
 * each unit that may be the common one of a group: with all that is compared in it beside a figure of that unit.
 */
function listKinds(figures: Figures): readonly (readonly number[])[] {
  const clear = figures.flatMap(({ quantity }, index) => (isVague(quantity) ? [] : [index]))
  const unitOf = (index: number) => figures[index]?.quantity.unit ?? ""
  return [...Map.groupBy(clear, (index) => kindOf(figures[index])).values()].flatMap((indexes) => {
    const units = [...new Set(indexes.map(unitOf))]
    return units.map((unit) => indexes.filter((index) => chooseUnit(unitOf(index), unit) === unit))
  })
}

function kindOf(figure: ComparedFigure | undefined): string {
  if (figure === undefined) return ""
  const { dimension, unit } = figure.quantity
  return JSON.stringify([dimension, findUnit(unit)?.base ?? unit, isChange(figure.quantity)])
}

function* walkKind(kind: Figures, setting: SetSetting): Generator<Meeting> {
  const { hedgeProfile, rounding } = setting.tolerance
  const said = kind.map(({ quantity }) => applyProfile(quantity, hedgeProfile))
  const common = findCommonUnitOfAll(said, hedgeProfile)
  const unit = common?.[0]?.unit
  if (common === null || unit === undefined) return
  const times = listSideBySide(kind, setting)
  for (const { stated, accepts } of listGroupReadings(said, common, rounding)) {
    const ranked = rankReadings(stated)
    for (const members of times.flatMap((indexes) => listMeetings(ranked, indexes))) {
      if (!accepts(members) || members.every((index) => said[index]?.unit !== unit)) continue
      yield { members, readings: pick(stated, members).filter((reading) => reading !== null), unit }
    }
  }
}

function isBetter(group: SharedGroup, best: SharedGroup, figures: Figures): boolean {
  const more = group.members.length - best.members.length || group.claimants.length - best.claimants.length
  if (more !== 0) return more > 0
  const later = laterAsOf(latestOf(group, figures), latestOf(best, figures))
  return later === null ? comesFirst(group.members, best.members) : later === "a"
}

function latestOf({ members }: SharedGroup, figures: Figures): ComparedFigure["asOf"] {
  return pick(figures, members)
    .map(({ asOf }) => asOf)
    .reduce((latest, asOf) => (laterAsOf(asOf, latest) === "a" ? asOf : latest))
}

/** Both are in order, and of one length. */
function comesFirst(one: readonly number[], two: readonly number[]): boolean {
  const at = one.findIndex((member, rank) => member !== two[rank])
  return at !== -1 && (one[at] ?? 0) < (two[at] ?? 0)
}

function pick<T>(all: readonly T[], indexes: readonly number[]): T[] {
  return indexes.flatMap((index) => {
    const one = all[index]
    return one === undefined ? [] : [one]
  })
}
