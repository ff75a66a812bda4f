import type { SumVerdict } from "../../src/compare/sum-verdict.ts"
import type { Verdict } from "../../src/compare/verdict.ts"

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
