import { exampleConflict } from "../conflicts/example.ts"
import { exampleSubject } from "../subjects/example.ts"

const [nearlyTwelve, tenThousand] = exampleConflict.figures

export const exampleDispute = {
  subject: { id: exampleSubject.id, name: exampleSubject.name },
  openConflicts: 1,
  leavesOut: false,
  severity: "medium",
  bySeverity: { high: 0, medium: 1, low: 0 },
  byKind: { pair: 1, part: 0, sum: 0 },
  openedAt: exampleConflict.openedAt,
  changedAt: exampleConflict.changedAt,
  version: 1,
}

export const exampleDisputeInFull = {
  ...exampleDispute,
  ranges: [{ unit: "1", figures: 2, exact: true, lowest: tenThousand, highest: nearlyTwelve }],
  outliers: [
    { figure: nearlyTwelve, openConflicts: 1 },
    { figure: tenThousand, openConflicts: 1 },
  ],
  counted: 1,
}

export const exampleSettlement = { status: "dismissed", note: "One paper left out a zero.", openConflicts: 1 }

export const exampleSettled = {
  changed: 1,
  left: 0,
  dispute: {
    ...exampleDispute,
    openConflicts: 0,
    severity: null,
    bySeverity: { high: 0, medium: 0, low: 0 },
    byKind: { pair: 0, part: 0, sum: 0 },
    openedAt: null,
    changedAt: "2024-11-07T09:00:00.123Z",
    version: 2,
  },
}
