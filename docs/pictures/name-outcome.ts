import type { Verdict } from "../../src/compare/pair/verdict.ts"
import type { SumVerdict } from "../../src/compare/sum/sum-verdict.ts"

/** "conflict, medium", "agree: tolerance", "not-comparable: vague" */
export function nameOutcome(verdict: Verdict | SumVerdict): string {
  switch (verdict.verdict) {
    case "agree":
      return `agree: ${verdict.basis}`
    case "not-comparable":
      return `not-comparable: ${verdict.reason}`
    case "revision":
      return "revision"
    default:
      return `${verdict.verdict}, ${verdict.severity}`
  }
}
