import { isDeepStrictEqual } from "node:util"
import { readAsOf } from "../../quantity/dates/as-of.ts"
import { printAsOf } from "../../quantity/dates/print-as-of.ts"
import type { PrintedQuantity } from "../../quantity/quantity.ts"
import type { Said } from "./article-input.ts"

/** A figure of a version, as far as changes are told of it. */
export type ToldFigure = {
  readonly lineage: string
  /** Stands for the figure that said first what it says. */
  readonly origin: string
  readonly content: string
  readonly subject: string | null
  readonly claimants: readonly string[]
  readonly said: Said
  /** The day that it describes where it says none: that on which its claim was published. */
  readonly assumedDay: string
}

export const CHANGES = ["new", "kept", "changed", "withdrawn", "returned"] as const
export type ChangeKind = (typeof CHANGES)[number]

/** What of a figure changed, the first that did. */
export const CHANGED = ["value", "hedge", "attribution", "as-of", "unit", "moved"] as const
export type Changed = (typeof CHANGED)[number]

/** What became of a figure between two versions. */
export type ToldChange<Figure extends ToldFigure> = {
  readonly change: ChangeKind
  /** Null for what was withdrawn. */
  readonly is: Figure | null
  /** Null for what is new or returned. */
  readonly was: Figure | null
  readonly of: Changed | null
  /** Of what changed: false where another value took the place of one for the same day, and no correction says so. */
  readonly marked: boolean | null
  /** In a sentence. */
  readonly message: string
}

/**
 * What changed from one version to another: the figures of the later one in their order, then those that it has no more.
 * `earlier`: lineages that versions before these had. `isCorrected`: one of the versions after the first says that it
 * corrects.
 */
export function tellChanges<Figure extends ToldFigure>(
  from: readonly Figure[],
  to: readonly Figure[],
  { earlier, isCorrected }: { readonly earlier: ReadonlySet<string>; readonly isCorrected: boolean },
): readonly ToldChange<Figure>[] {
  const before = new Map(from.map((figure) => [figure.lineage, figure]))
  const after = new Set(to.map(({ lineage }) => lineage))
  const told = to.map((is): ToldChange<Figure> => {
    const was = before.get(is.lineage) ?? null
    if (was === null) return tellNew(is, earlier.has(is.lineage))
    const of = findChange(was, is)
    if (of === null) return { change: "kept", is, was, of, marked: null, message: `“${words(is)}” stays.` }
    const marked = isCorrected || !isUnmarked(was, is)
    return { change: "changed", is, was, of, marked, message: tellChanged(was, is, of, marked) }
  })
  const gone = from.filter(({ lineage }) => !after.has(lineage))
  return [
    ...told,
    ...gone.map((was): ToldChange<Figure> => {
      const message = `“${words(was)}” is no longer there.`
      return { change: "withdrawn", is: null, was, of: null, marked: null, message }
    }),
  ]
}

function tellNew<Figure extends ToldFigure>(is: Figure, isKnown: boolean): ToldChange<Figure> {
  const change = isKnown ? "returned" : "new"
  const message = isKnown ? `“${words(is)}” is there again.` : `“${words(is)}” is new.`
  return { change, is, was: null, of: null, marked: null, message }
}

function words({ said }: ToldFigure): string {
  return said.quantity.text
}

/** Null where both say the same of the same. */
function findChange(was: ToldFigure, is: ToldFigure): Changed | null {
  if (was.origin !== is.origin && was.content !== is.content) return findOther(was.said, is.said)
  if (was.subject !== is.subject) return "moved"
  return was.origin === is.origin || isSaidBySame(was, is) ? null : "attribution"
}

function isSaidBySame(was: ToldFigure, is: ToldFigure): boolean {
  const [before, after] = [was.said.mention?.attribution, is.said.mention?.attribution]
  return was.claimants.join() === is.claimants.join() && before === after
}

function findOther({ quantity: was, asOf: before }: Said, { quantity: is, asOf: after }: Said): Changed {
  if (was.unit !== is.unit) return "unit"
  if (!isDeepStrictEqual(numbersOf(was), numbersOf(is))) return "value"
  if (was.hedge !== is.hedge) return "hedge"
  return isDeepStrictEqual(before, after) ? "value" : "as-of"
}

function numbersOf({ value, range, stated, change }: PrintedQuantity): unknown {
  return value === null ? { range, stated, change } : { value, change }
}

/** Another value for the same day or period takes the place of what stood there. */
function isUnmarked(was: ToldFigure, is: ToldFigure): boolean {
  return isOther(was, is) && isDeepStrictEqual(daysOf(was), daysOf(is))
}

function isOther(was: ToldFigure, is: ToldFigure): boolean {
  const { text: _before, ...before } = was.said.quantity
  const { text: _after, ...after } = is.said.quantity
  return !isDeepStrictEqual(before, after)
}

/** In one form: "2024-11" and the days from its first to its last are one period. */
function daysOf({ said, assumedDay }: ToldFigure): unknown {
  const read = readAsOf(said.asOf ?? assumedDay)
  return read.ok ? printAsOf(read.value) : said.asOf
}

const TOLD: Readonly<Record<Changed, string>> = {
  value: "another value",
  hedge: "another hedge",
  attribution: "somebody else says so",
  "as-of": "for another date",
  unit: "in another unit",
  moved: "tied to another subject",
}

function tellChanged(was: ToldFigure, is: ToldFigure, of: Changed, marked: boolean): string {
  const change = words(was) === words(is) ? `“${words(is)}” changed` : `“${words(was)}” became “${words(is)}”`
  const silently = marked ? "" : ", for the same date and without a correction"
  return `${change}: ${TOLD[of]}${silently}.`
}
