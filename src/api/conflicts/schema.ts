import { Type } from "typebox"
import { VERDICTS } from "../../compare/pair/verdict.ts"
import { CONFLICT_SORTS } from "../../store/conflicts/conflict-list.ts"
import { ARCHIVED } from "../../store/subjects/subjects.ts"
import { CONFLICT_STATUSES } from "../../store/tables.ts"
import { needs } from "../access/needs.ts"
import { answer, CHANGE, FILTERED_LIST, problems, READ_VERSION } from "../server/answers.ts"
import { ChangeHeaders, ReadHeaders, WriteHeaders } from "../server/request-headers.ts"
import { Comment, exampleChange, exampleComment } from "../values/history.ts"
import { Id, IdParams } from "../values/id.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import { exampleConflictRead, exampleReplay } from "./example.ts"
import { aboutConflicts, Statuses } from "./input.ts"
import { Conflict, ConflictWithHistory, Replay } from "./shape.ts"

const tags = ["conflicts"]

export const list = {
  tags,
  operationId: "listConflicts",
  security: needs("read"),
  summary: "List conflicts",
  description:
    "Newest first, oldest first, or most severe first and of these the newest. Revisions are listed only where `verdict` asks for them.",
  querystring: Type.Object(
    {
      status: Type.Optional(Statuses),
      verdict: Type.Optional(Type.Enum([...VERDICTS])),
      subject: Type.Optional(Id),
      tag: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: "A tag of a subject." })),
      ...aboutConflicts,
      since: Type.Optional(
        Type.String({ description: "RFC 3339 or YYYY-MM-DD, in UTC; opened or changed then or later." }),
      ),
      archived: Type.Optional(
        Type.Enum([...ARCHIVED], {
          description:
            "Conflicts that belong to subjects that are not archived, that are, or to any. Without it: `any` where `subject` is given, else `false`.",
        }),
      ),
      sort: Type.Optional(Type.Enum([...CONFLICT_SORTS], { default: "newest" })),
      ...page,
    },
    closed,
  ),
  response: {
    200: answer("A page of conflicts.", pageSchema(ref(Conflict)), { items: [exampleConflictRead], nextCursor: null }),
    ...FILTERED_LIST,
  },
}

export const read = {
  tags,
  operationId: "readConflict",
  security: needs("read"),
  summary: "Read a conflict",
  description: "The answer has its history and an ETag.",
  params: IdParams,
  headers: ReadHeaders,
  response: {
    200: answer("The conflict.", ref(ConflictWithHistory), { ...exampleConflictRead, history: [] }),
    ...READ_VERSION,
  },
}

export const change = {
  tags,
  operationId: "changeConflict",
  security: needs("review"),
  summary: "Settle or assign a conflict",
  description: "Any status may follow any other. Every change is kept in the history.",
  params: IdParams,
  headers: ChangeHeaders,
  body: Type.Object(
    {
      status: Type.Optional(Type.Enum([...CONFLICT_STATUSES])),
      note: Type.Optional(Type.Unsafe<string | null>({ type: ["string", "null"], maxLength: 10_000 })),
      assignee: Type.Optional(
        Type.Unsafe<string | null>({
          type: ["string", "null"],
          minLength: 1,
          maxLength: 200,
          description: "Who looks after it; null: nobody.",
        }),
      ),
    },
    {
      ...closed,
      minProperties: 1,
      examples: [{ status: "explained", note: "Two days apart; reinforcements arrived in between." }],
    },
  ),
  response: {
    200: answer("The conflict as it is now.", ref(ConflictWithHistory), {
      ...exampleConflictRead,
      status: "explained",
      note: "Two days apart; reinforcements arrived in between.",
      version: 2,
      history: [exampleChange],
    }),
    ...CHANGE,
  },
}

export const comment = {
  tags,
  operationId: "commentOnConflict",
  security: needs("review"),
  summary: "Comment on a conflict",
  description: "It is kept in the history of the conflict, and listed with the other comments.",
  params: IdParams,
  headers: WriteHeaders,
  body: Type.Object(
    { text: Type.String({ minLength: 1, maxLength: 10_000 }) },
    { ...closed, examples: [{ text: "Asked the ministry; they answer tomorrow." }] },
  ),
  response: { 201: answer("The comment.", ref(Comment), exampleComment), ...CHANGE },
}

export const comments = {
  tags,
  operationId: "listConflictComments",
  security: needs("read"),
  summary: "List the comments on a conflict",
  description: "Newest first.",
  params: IdParams,
  querystring: Type.Object(page, closed),
  response: {
    200: answer("A page of comments.", pageSchema(ref(Comment)), { items: [exampleComment], nextCursor: null }),
    ...problems(400, 404, 422),
  },
}

export const replay = {
  tags,
  operationId: "replayConflict",
  security: needs("read"),
  summary: "Replay a verdict",
  description:
    "Judges again what the stored verdict was made of: the same figures, who asserted them then, and the versions of the rules that it names. `same` says whether it comes to the same.",
  params: IdParams,
  response: {
    200: answer("Both verdicts.", Replay, exampleReplay),
    ...problems(400, 404, 409),
  },
}
