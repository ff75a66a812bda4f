import { EXAMPLE_IDS, exampleSubjectName } from "../values/example.ts"

export const exampleExceptionInput = {
  conflict: EXAMPLE_IDS.conflict,
  reason: "The ministry counts support staff; both figures stand until its report.",
  until: "2024-12-31",
}

export const exampleException = {
  id: EXAMPLE_IDS.exception,
  subject: exampleSubjectName,
  conflict: EXAMPLE_IDS.conflict,
  reason: exampleExceptionInput.reason,
  until: "2024-12-31T23:59:59.999999Z",
  status: "active",
  createdAt: "2024-11-07T08:00:00.123Z",
  endedAt: null,
  version: 1,
}
