import { Counter, type Registry } from "prom-client"
import type { Listeners, Signals } from "../../operations/signals.ts"

/** These series exist from the start, so that the first verdict of each is seen as a rise. */
const USUAL = [
  ["conflict", "true"],
  ["tension", "true"],
  ["revision", "false"],
  ["agree", "false"],
  ["not-comparable", "false"],
] as const

type Tally = { readonly verdict: string; readonly flagged: string; count: number }

/** Registers comparisons by verdict, and the figures of passes, and returns the listeners that count them. */
export function countVerdicts(registry: Registry): Pick<Listeners, "judged" | "rejudged"> {
  const tally = new Map<string, Tally>()
  const verdicts = new Counter({
    name: "countercheck_verdicts_total",
    help: "Comparisons made when claims are filed, when what is stored is judged anew, and for previews.",
    labelNames: ["verdict", "flagged"] as const,
    registers: [registry],
    collect() {
      for (const { verdict, flagged, count } of tally.values()) this.inc({ verdict, flagged }, count)
      tally.clear()
    },
  })
  for (const [verdict, flagged] of USUAL) verdicts.inc({ verdict, flagged }, 0)
  const figures = new Counter({
    name: "countercheck_rejudged_figures_total",
    help: "Figures that passes of re-judging have judged anew.",
    registers: [registry],
  })
  return {
    judged: (signal) => add(tally, signal),
    rejudged: (page) => figures.inc(page.figures),
  }
}

/** Counts in a map until the next scrape, because the library takes longer to find a series than a comparison may take. */
function add(tally: Map<string, Tally>, { verdict, flagged, count }: Signals["judged"]): void {
  const key = flagged ? `${verdict} flagged` : verdict
  const known = tally.get(key)
  if (known === undefined) tally.set(key, { verdict, flagged: String(flagged), count })
  else known.count += count
}
