import type { Body } from "../../support/app.ts"
import { call } from "../../support/service.ts"
import type { Fault } from "./check-conflicts.ts"
import { countLeftOut, countPlaces } from "./left-out.ts"
import type { Limits } from "./limits.ts"
import type { Expected } from "./sequential.ts"
import type { Stored, SubjectRow } from "./stored.ts"

/** Nothing is larger than it may be, and what is remembered of the number of kept conflicts is their number. */
export function checkLimits(stored: Stored, limits: Limits): Fault[] {
  const places = countPlaces(stored)
  const figures = stored.figures.flatMap((row) => {
    const kept = places.get(row.id) ?? 0
    const fault = (what: string) => [{ what, about: [row.id, row.subject_id], detail: { row, kept } }]
    if (kept > limits.kept) return fault("a figure keeps more conflicts than one may")
    const isRight = row.conflicts_kept === null || row.conflicts_kept === kept
    return isRight ? [] : fault("a figure remembers another number of conflicts than are kept")
  })
  const subjects = stored.subjects.flatMap(({ id, name, parts }) => {
    const what = `"${name}" has more direct parts than a whole may`
    return parts.length > limits.parts ? [{ what, about: [id, ...parts] }] : []
  })
  return [...figures, ...subjects, ...checkDepth(stored.subjects, limits.depth)]
}

function checkDepth(subjects: readonly SubjectRow[], most: number): Fault[] {
  const wholes = new Map(subjects.map((subject) => [subject.id, subject.wholes]))
  const heightOf = (id: string): number => Math.max(0, ...(wholes.get(id) ?? []).map((whole) => 1 + heightOf(whole)))
  const deep = subjects.filter(({ id }) => heightOf(id) > most)
  return deep.map(({ id, name }) => ({ what: `"${name}" lies deeper than a part may`, about: [id] }))
}

/** The service tells of each figure how many conflicts it leaves out. */
export async function checkLeftOut(address: string, stored: Stored, expected: Expected): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const [figure, count] of countLeftOut(stored, expected)) {
    const claim = stored.claims.find(({ figure_id, status }) => figure_id === figure && status === "active")
    const { status, body } = await call(address, "GET", `/v1/claims/${claim?.id}/conflicts?limit=1`)
    if (status !== 200 || (body as Body).leftOut !== count) {
      faults.push({ what: `of a figure ${count} conflicts are left out`, about: [figure], detail: body })
    }
  }
  return faults
}
