import type { Books, Entry } from "./books.ts"
import type { Fault } from "./check-conflicts.ts"

const SHOWN = 3
const LINES = 40

/** The first few faults, each with what was asked about the things that it names, in the order of the answers. */
export function listEvidence({ log }: Books, faults: readonly Fault[]): object[] {
  return faults.slice(0, SHOWN).map(({ what, about, detail }) => ({
    what,
    detail,
    asked: log
      .filter(({ asked, answered }) => about.some((id) => asked.includes(id) || answered.includes(id)))
      .sort((a, b) => a.to - b.to)
      .slice(-LINES)
      .map(printEntry),
  }))
}

function printEntry({ place, kind, from, to, asked, status, answered }: Entry): string {
  return `${Math.round(from)}-${Math.round(to)} ms, ${place} ${kind}: ${asked} -> ${status} ${answered}`
}
