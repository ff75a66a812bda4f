import type { Body } from "../support/app.ts"
import { makeStatements } from "../support/claim-oracle.ts"

/** A line of an import file, and what must become of it. */
export type Line = { readonly text: string; readonly becomes: Outcome; readonly claim?: Body }
export type Outcome = "filed" | "repeated" | "malformed-line" | "invalid-request" | "invalid-input"

const EVERY = { wrong: 10, repeated: 17 }

/** Claims of several subjects in turn. Every tenth line is wrong, and some say again what an earlier one said. */
export function makeImportFile(seed: number, count: number, subjects: number): Line[] {
  const lines: Line[] = []
  for (const [place, said] of makeStatements(seed, count).entries()) {
    const subject = { name: `Imported ${place % subjects}`, unit: "1", measure: "stock" }
    lines.push(makeLine({ ...said, subject, externalId: `line ${place}` }, place, lines))
  }
  return lines
}

function makeLine(claim: Body, place: number, before: readonly Line[]): Line {
  if (place % EVERY.wrong === 5) return spoil(claim, Math.floor(place / EVERY.wrong))
  const earlier = before[place - EVERY.repeated]
  if (place % EVERY.repeated === 0 && earlier?.becomes === "filed") return { text: earlier.text, becomes: "repeated" }
  return { text: JSON.stringify(claim), becomes: "filed", claim }
}

function spoil(claim: Body, turn: number): Line {
  const wrongs: readonly Line[] = [
    { text: `${JSON.stringify(claim)}}`, becomes: "malformed-line" },
    { text: JSON.stringify({ ...claim, publishedAt: undefined }), becomes: "invalid-request" },
    { text: JSON.stringify({ ...claim, figure: "no figure" }), becomes: "invalid-input" },
    { text: JSON.stringify({ ...claim, figure: "4 %" }), becomes: "invalid-input" },
  ]
  return wrongs[turn % wrongs.length] as Line
}
