import { Type } from "typebox"
import { needs } from "../access/needs.ts"
import { answer, FILTERED_LIST, READ_ONE } from "../server/answers.ts"
import { Id, IdParams } from "../values/id.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import { exampleRejudging } from "./example.ts"
import { Rejudging } from "./shape.ts"

const tags = ["rules"]

export const list = {
  tags,
  operationId: "listRejudgings",
  security: needs("read"),
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
    200: answer("A page of passes.", pageSchema(ref(Rejudging)), { items: [exampleRejudging], nextCursor: null }),
    ...FILTERED_LIST,
  },
}

export const read = {
  tags,
  operationId: "readRejudging",
  security: needs("read"),
  summary: "Read how far a pass has come",
  description: "It goes on after a crash from where it was.",
  params: IdParams,
  response: { 200: answer("The pass.", ref(Rejudging), exampleRejudging), ...READ_ONE },
}
