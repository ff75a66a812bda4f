import { type ComparedFigure, otherSide, type Pair, partSide, type Side } from "../pair/figure.ts"
import type { Gap } from "../pair/gap.ts"
import type { ComparisonSetting } from "../pair/setting.ts"
import type { Agreement, Disagreement, Revision, Verdict } from "../pair/verdict.ts"
import { explainObstacle } from "./explain-obstacle.ts"
import { phraseAmount, phraseBetween } from "./phrase-amount.ts"
import { phraseAsOf } from "./phrase-date.ts"
import { phraseGap, phraseLeeway } from "./phrase-gap.ts"
import { quote, quoteNamed } from "./quote-figure.ts"

/** One sentence that a news desk understands at once. It tells numbers as `printVerdict` gives them. */
export function explainVerdict(verdict: Verdict): string {
  switch (verdict.verdict) {
    case "not-comparable":
      return explainObstacle(verdict)
    case "revision":
      return explainRevision(verdict)
    case "agree":
      return explainAgreement(verdict)
    case "conflict":
      return `${nameDisagreement(verdict)}: ${phraseGap(verdict, "stated")}.`
    case "tension":
      return `${nameDisagreement(verdict)}: ${phraseLeeway(verdict.gap)}, but as readers take them ${phraseGap(verdict, "implied")}.`
  }
}

function explainAgreement(verdict: Agreement): string {
  const [a, b] = [quote(verdict.figures.a), quote(verdict.figures.b)]
  switch (verdict.basis) {
    case "identical":
      return `${a} and ${b} say the same.`
    case "overlap":
      return `${a} and ${b} agree: ${phraseShared(sharedOf(verdict), verdict.unit)}.`
    case "rounding":
      return `${a} and ${b} agree: the difference is no more than rounding.`
    case "tolerance":
      return `${a} and ${b} agree: ${phraseGap(verdict, "implied")}.`
    case "later":
      return explainLater(verdict)
    case "part":
      return explainPart(verdict)
  }
}

/** A floor and a ceiling share what they state, where a reader takes them further apart. */
function sharedOf({ gap }: Agreement): Gap {
  return gap.implied.apart ? gap.stated : gap.implied
}

/** Where the two meet, by the readings that a reader takes away. */
function phraseShared({ from, to }: Gap, unit: string): string {
  if (from === null) return to === null ? "both can be true" : `both hold above ${phraseAmount(to, unit)}`
  if (to === null) return `both hold below ${phraseAmount(from, unit)}`
  if (to.equals(from)) return `both can be true, at ${phraseAmount(to, unit)}`
  return `both can be true, ${phraseBetween(to, from, unit)}`
}

function explainLater({ figures, later }: Agreement): string {
  const side = later ?? "a"
  const [newer, older] = [figures[side], figures[otherSide(side)]]
  return `${quote(newer)} may be higher than ${quote(older)}: it is the later figure of a total that only grows.`
}

function explainPart(verdict: Agreement): string {
  const part = partSide(verdict.setting.relation) ?? "a"
  const [inner, outer] = namePartAndWhole(verdict.figures, verdict.setting, part)
  if (verdict.gap.implied.lower !== otherSide(part)) return `${inner}, a part, does not exceed its whole, ${outer}.`
  return `${inner}, a part, exceeds its whole, ${outer}, by no more than is allowed: ${phraseGap(verdict, "implied")}.`
}

function explainRevision({ figures, later }: Revision): string {
  const [newer, older] = [figures[later], figures[otherSide(later)]]
  const [newerDate, olderDate] = [phraseAsOf(newer.asOf), phraseAsOf(older.asOf)]
  if (newerDate === olderDate) return `${quote(newer)} replaces ${quote(older)}: the same claimant published it later.`
  return `${quote(newer)} (${newerDate}) replaces ${quote(older)} (${olderDate}): it is the same claimant's own update.`
}

/** By their subjects, or by their periods where a flow is held against that of a longer period. */
function namePartAndWhole(figures: Pair<ComparedFigure>, { measure }: ComparisonSetting, part: Side): [string, string] {
  const isPeriod = measure === "flow" && figures.a.subjectName === figures.b.subjectName
  const name = (figure: ComparedFigure) =>
    isPeriod ? `${quote(figure)} (${phraseAsOf(figure.asOf)})` : quoteNamed(figure)
  return [name(figures[part]), name(figures[otherSide(part)])]
}

/** What disagrees with what: a part with its whole, a running total with an earlier one, or two figures. */
function nameDisagreement(verdict: Disagreement): string {
  const { figures, setting, later } = verdict
  const [exceeds, lower, conflict] =
    verdict.verdict === "conflict"
      ? ["exceeds", "is lower", "conflict"]
      : ["seems to exceed", "seems lower", "are in tension"]
  const part = partSide(setting.relation)
  if (part !== null) {
    const [inner, outer] = namePartAndWhole(figures, setting, part)
    return `${inner}, a part, ${exceeds} its whole, ${outer}`
  }
  if (later !== null) {
    return `${quote(figures[later])} ${lower} than ${quote(figures[otherSide(later)])}, an earlier figure of a total that only grows`
  }
  return `${quote(figures.a)} and ${quote(figures.b)} ${conflict}`
}
