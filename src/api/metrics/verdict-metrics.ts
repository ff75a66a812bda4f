import { Counter, type Registry } from "prom-client"
import type { Listeners } from "../../operations/signals.ts"

/** There from the start, so that the first of each is seen as a rise. */
const USUAL = [
  ["conflict", "true"],
  ["tension", "true"],
  ["revision", "false"],
  ["agree", "false"],
  ["not-comparable", "false"],
] as const

export function countVerdicts(registry: Registry): Pick<Listeners, "judged" | "rejudged"> {
  const verdicts = new Counter({
    name: "countercheck_verdicts_total",
    help: "Comparisons made when claims are filed, when what is stored is judged anew, and for previews.",
    labelNames: ["verdict", "flagged"] as const,
    registers: [registry],
  })
  for (const [verdict, flagged] of USUAL) verdicts.inc({ verdict, flagged }, 0)
  const figures = new Counter({
    name: "countercheck_rejudged_figures_total",
    help: "Figures that passes of re-judging have judged anew.",
    registers: [registry],
  })
  return {
    judged: ({ verdict, flagged, count }) => verdicts.inc({ verdict, flagged: String(flagged) }, count),
    rejudged: (page) => figures.inc(page.figures),
  }
}
