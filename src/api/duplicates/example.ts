import { EXAMPLE_IDS, exampleSubjectName } from "../values/example.ts"
import { exampleSimilar } from "../values/similar.ts"

const { id, name, score, why } = exampleSimilar

export const exampleDuplicate = { one: exampleSubjectName, other: { id, name }, score, why }

export const exampleTelling = {
  one: exampleSubjectName.id,
  other: id,
  different: true,
  note: "One counts officers only.",
}

export const exampleDistinction = {
  id: EXAMPLE_IDS.claim,
  one: exampleSubjectName,
  other: { id, name },
  different: true,
  note: exampleTelling.note,
  who: "Ana",
  at: "2024-11-07T09:00:00.123Z",
}
