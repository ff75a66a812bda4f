import { compareFigures } from "../../../compare/pair/compare-figures.ts"
import type { ComparisonSetting } from "../../../compare/pair/setting.ts"
import type { Verdict } from "../../../compare/pair/verdict.ts"
import type { Mention } from "../../../text/mention.ts"
import { type Headline, judgeHeadline } from "./judge-headline.ts"
import { judgeVersions } from "./judge-versions.ts"
import { toComparedFigure } from "./to-compared-figure.ts"

export type TextSetting = ComparisonSetting & { readonly headline: Headline | null }

/** The verdict on two figures of two texts, by what the texts are to each other. */
export function judgeFigures(a: Mention, b: Mention, setting: TextSetting, areVersions: boolean): Verdict {
  const figures = { a: toComparedFigure(a, b), b: toComparedFigure(b, a) }
  if (areVersions) return judgeVersions(figures.a, figures.b, setting)
  if (setting.headline !== null) return judgeHeadline(figures, setting.headline, setting)
  return compareFigures(figures.a, figures.b, setting)
}
