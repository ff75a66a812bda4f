import { haveOneClaimant } from "../../compare/pair/compare-figures.ts"
import type { Pair } from "../../compare/pair/figure.ts"
import { BUILT_IN_RULE, type RuleUse } from "../../compare/rules/tolerance.ts"
import type { PrintedVerdict } from "../../compare/tell/print-verdict.ts"
import type { Grounds, PairRow, Speakers } from "../../store/conflicts/pair-row.ts"
import type { PrintedDetail } from "./swap-sides.ts"

type Judged = Pick<Grounds, "measure" | "relation"> & {
  readonly speakers: Pair<Speakers>
  readonly rules: readonly RuleUse[]
  readonly later: Pick<PrintedVerdict, "later">["later"] | null
}

/** The grounds of a verdict, without what makes no difference. `later`: of a revision. */
export function groundsOf({ measure, relation, speakers, rules, later }: Judged): Grounds {
  const own = rules.filter(({ id }) => id !== BUILT_IN_RULE)
  return {
    measure,
    relation,
    ...(own.length === 0 ? {} : { rules: own }),
    ...(haveOneClaimant(speakers) ? { speakers } : {}),
    ...(later == null ? {} : { later }),
  }
}

/** The grounds of what is stored; null where its printed verdict does not tell them. */
export function groundsIn({
  verdict,
  detail,
  grounds,
}: Pick<PairRow, "verdict" | "detail" | "grounds">): Grounds | null {
  if (grounds !== null || detail === null) return grounds
  const { judgedBy, rules, later } = detail as PrintedDetail
  if (judgedBy === undefined) return null
  const { measure, relation, a, b } = judgedBy
  return groundsOf({ measure, relation, speakers: { a, b }, rules, later: verdict === "revision" ? later : null })
}

export const NOBODY: Speakers = { claimants: [], firstPublished: null, lastPublished: null }
