import { Type } from "typebox"
import { needs } from "../access/needs.ts"
import { answer, CHANGE, CREATE, FILTERED_LIST, READ_VERSION } from "../server/answers.ts"
import { PostChangeHeaders, ReadHeaders, WriteHeaders } from "../server/request-headers.ts"
import { Reason } from "../values/history.ts"
import { Id, IdParams } from "../values/id.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import { exampleException, exampleExceptionInput } from "./example.ts"
import { Exception } from "./shape.ts"

const tags = ["conflicts"]

export const create = {
  tags,
  operationId: "acceptDifference",
  security: needs("review"),
  summary: "Accept a difference for a time",
  description:
    "Of one `conflict`, or of every conflict of a `subject`. What is open is resolved with the reason, and what comes in the meantime is resolved at once. When the time is over it is open again. `until`: a day, which counts to its end in UTC, or RFC 3339.",
  headers: WriteHeaders,
  body: Type.Object(
    {
      conflict: Type.Optional(Id),
      subject: Type.Optional(Id),
      reason: Reason,
      until: Type.String({ maxLength: 40, description: "A day or an RFC 3339 time, in the future." }),
    },
    { ...closed, examples: [exampleExceptionInput] },
  ),
  response: { 201: answer("The exception.", ref(Exception), exampleException), ...CREATE },
}

export const list = {
  tags,
  operationId: "listExceptions",
  security: needs("read"),
  summary: "List exceptions",
  description: "Newest first.",
  querystring: Type.Object(
    {
      status: Type.Optional(Type.Enum(["active", "ended"])),
      subject: Type.Optional(Id),
      ...page,
    },
    closed,
  ),
  response: {
    200: answer("A page of exceptions.", pageSchema(ref(Exception)), {
      items: [exampleException],
      nextCursor: null,
    }),
    ...FILTERED_LIST,
  },
}

export const read = {
  tags,
  operationId: "readException",
  security: needs("read"),
  summary: "Read an exception",
  description: "The answer has an ETag.",
  params: IdParams,
  headers: ReadHeaders,
  response: { 200: answer("The exception.", ref(Exception), exampleException), ...READ_VERSION },
}

export const end = {
  tags,
  operationId: "endException",
  security: needs("review"),
  summary: "End an exception before its time",
  description: "What it accepted is open again, unless another exception accepts it.",
  params: IdParams,
  headers: PostChangeHeaders,
  body: Type.Object({ reason: Reason }, { ...closed, examples: [{ reason: "The report is out." }] }),
  response: {
    200: answer("The exception.", ref(Exception), { ...exampleException, status: "ended", version: 2 }),
    ...CHANGE,
  },
}
