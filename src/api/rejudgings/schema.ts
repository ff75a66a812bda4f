import { Type } from "typebox"
import * as examples from "../examples.ts"
import { closed, IdParams, page } from "../inputs.ts"
import { Id, Rejudging, ref } from "../schemas.ts"
import { answer, pageSchema, READ_LIST, READ_ONE } from "../server/answers.ts"

const tags = ["rules"]

export const list = {
  tags,
  operationId: "listRejudgings",
  summary: "List the passes that judge anew",
  description: "Newest first. Each belongs to a saved rule, or to a subject whose tags changed.",
  querystring: Type.Object(
    {
      status: Type.Optional(Type.Enum(["waiting", "running", "done"])),
      rule: Type.Optional(Id),
      ...page,
    },
    closed,
  ),
  response: {
    200: answer("A page of passes.", pageSchema(ref(Rejudging)), { items: [examples.rejudging], nextCursor: null }),
    ...READ_LIST,
  },
}

export const read = {
  tags,
  operationId: "readRejudging",
  summary: "Read how far a pass has come",
  description: "It goes on after a crash from where it was.",
  params: IdParams,
  response: { 200: answer("The pass.", ref(Rejudging), examples.rejudging), ...READ_ONE },
}
