import { Type } from "typebox"
import { EXAMPLE_IDS } from "./example.ts"
import { Id } from "./id.ts"
import { closed, ref } from "./schema.ts"

export const LikenessScore = Type.Integer({
  minimum: 60,
  maximum: 100,
  description:
    'How alike the names are: 100 less 3 for each word in another form, 4 for words written as one or in short, 5 for words such as "region" that only one has, 8 for another spelling, 12 for a wrong letter, 15 for another word of one meaning, 20 for initials, 30 for a word more.',
})

export const Similar = Type.Object(
  {
    id: Id,
    name: Type.String(),
    unit: Type.String(),
    score: LikenessScore,
    why: Type.String({ description: "Why the name may mean this subject." }),
  },
  { $id: "Similar", description: "A stored subject that a name may mean.", ...closed },
)

export const SimilarSubjects = Type.Array(ref(Similar), {
  maxItems: 10,
  description:
    "Only where the subject was created: the stored subjects that it may be, the likeliest first, ten at most. They are found by their words in any order, and by spelling. A subject of another dimension is among them only where its name is almost the same.",
})

export const exampleSimilar = {
  id: EXAMPLE_IDS.other,
  name: "DPRK troops in Russia",
  unit: "1",
  score: 96,
  why: '"North Korean" and "DPRK" are the same, written out or in short',
}
