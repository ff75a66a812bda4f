import { otherSide, type SubjectRelation } from "../../compare/pair/figure.ts"
import type { PrintedVerdict } from "../../compare/tell/print-verdict.ts"
import type { Grounds, PairRow, Speakers } from "../../store/conflicts/pair-row.ts"

/** What a printed verdict was made of. Nobody is named as a speaker where it makes no difference who said it. */
export type JudgedBy = Pick<Grounds, "measure" | "relation"> & { readonly a: Speakers; readonly b: Speakers }

/** A verdict as it is told of a pair: without the members that have columns of their own, and with what a replay needs. */
export type PrintedDetail = Omit<PrintedVerdict, "verdict" | "severity"> & { readonly judgedBy?: JudgedBy }

const MIRRORED = { "a-within-b": "b-within-a", "b-within-a": "a-within-b" } as const

export function mirrored(relation: SubjectRelation): SubjectRelation {
  if (relation === "a-part-of-b") return "b-part-of-a"
  return relation === "b-part-of-a" ? "a-part-of-b" : relation
}

/** What is kept of a verdict on two figures, with the two exchanged. */
export function swapSides({
  detail,
  grounds,
}: Pick<PairRow, "detail" | "grounds">): Pick<PairRow, "detail" | "grounds"> {
  return {
    detail: detail === null ? null : swapDetail(detail as PrintedDetail),
    grounds: grounds === null ? null : swapGrounds(grounds),
  }
}

function swapDetail(detail: PrintedDetail): PrintedDetail {
  const { readings, relation, later, judgedBy } = detail
  const isOneWithin = relation === "a-within-b" || relation === "b-within-a"
  return {
    ...detail,
    readings: { a: readings.b, b: readings.a },
    relation: isOneWithin ? MIRRORED[relation] : relation,
    ...(judgedBy === undefined ? {} : { judgedBy: swapJudgedBy(judgedBy) }),
    ...(later === undefined ? {} : { later: otherSide(later) }),
  }
}

function swapJudgedBy({ measure, relation, a, b }: JudgedBy): JudgedBy {
  return { measure, relation: mirrored(relation), a: b, b: a }
}

function swapGrounds({ relation, speakers, later, ...rest }: Grounds): Grounds {
  return {
    ...rest,
    relation: mirrored(relation),
    ...(speakers === undefined ? {} : { speakers: { a: speakers.b, b: speakers.a } }),
    ...(later === undefined ? {} : { later: otherSide(later) }),
  }
}
