import type { FiledFigure } from "../../match/findings/stored/on-file.ts"
import type { CheckedDraft, CheckedFinding, CheckedMention } from "../../operations/drafts/check-draft.ts"
import { printAsOf } from "../../quantity/dates/print-as-of.ts"
import { presentEach, presentMention } from "../texts/present.ts"

export function presentChecked({ mentions, findings, ...checked }: CheckedDraft) {
  return {
    mentions: presentEach(mentions, presentPlaced),
    findings: presentEach(findings, presentFinding),
    ...checked,
  }
}

export function presentFinding({ against, ...finding }: CheckedFinding) {
  return against === undefined ? finding : { ...finding, against: against.map(presentFiled) }
}

function presentFiled({ id, subject, text, asOf, claims }: FiledFigure) {
  return { figure: id, subject, text, asOf: printAsOf(asOf), claims }
}

function presentPlaced(mention: CheckedMention) {
  const { in: part, matches, none } = mention
  return { in: part, ...presentMention(mention), matches, none }
}
