import { Type } from "typebox"
import { MEASURES } from "../../compare/pair/figure.ts"
import { Id } from "../values/id.ts"
import { Instant } from "../values/instant.ts"
import { Named } from "../values/named.ts"
import { closed, nullableText, ref } from "../values/schema.ts"
import { SimilarSubjects } from "../values/similar.ts"

export const Subject = Type.Object(
  {
    id: Id,
    name: Type.String(),
    aliases: Type.Array(Type.String()),
    unit: Type.String(),
    measure: Type.Enum([...MEASURES]),
    measureAssumed: Type.Boolean({
      description: "Nobody gave the measure: it was inferred from the words of the name and of the first figure.",
    }),
    tags: Type.Array(Type.String()),
    externalIds: Type.Record(Type.String(), Type.String(), { description: 'Such as {"wikidata": "Q1234"}.' }),
    partOf: Type.Array(ref(Named)),
    parts: Type.Array(ref(Named)),
    exhaustive: Type.Boolean({ description: "Its parts are declared to add up to it." }),
    disjoint: Type.Boolean({ description: "Its parts are declared not to overlap: their sum may not exceed it." }),
    archivedAt: nullableText({ description: "When it was archived; null: it is not." }),
    createdAt: Instant,
    version: Type.Integer(),
  },
  { $id: "Subject", description: "What is counted or measured.", ...closed },
)

export const CreatedSubject = Type.Object(
  { ...Subject.properties, similar: SimilarSubjects },
  { $id: "CreatedSubject", description: "A subject that was created, with those that it may be.", ...closed },
)
