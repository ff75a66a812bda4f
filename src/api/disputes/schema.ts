import { Type } from "typebox"
import { SEVERITIES } from "../../compare/pair/verdict.ts"
import { MOST_COUNTED, MOST_SETTLED } from "../../operations/conflicts/settle-dispute.ts"
import { DISPUTE_SORTS } from "../../store/conflicts/dispute-list.ts"
import { ARCHIVED } from "../../store/subjects/subjects.ts"
import { CONFLICT_STATUSES } from "../../store/tables.ts"
import { needs } from "../access/needs.ts"
import { aboutConflicts } from "../conflicts/input.ts"
import { answer, CHANGE, FILTERED_LIST, READ_VERSION } from "../server/answers.ts"
import { PostChangeHeaders, ReadHeaders } from "../server/request-headers.ts"
import { Id, IdParams } from "../values/id.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed } from "../values/schema.ts"
import { exampleDispute, exampleDisputeInFull, exampleSettled, exampleSettlement } from "./example.ts"
import { Dispute, DisputeInFull } from "./shape.ts"

const tags = ["disputes"]

export const list = {
  tags,
  operationId: "listDisputes",
  security: needs("read"),
  summary: "List disputes",
  description:
    "A dispute is all open conflicts and tensions of one subject. The newest first, the oldest first, or the most severe first and of these the largest. What is asked about conflicts has to hold of one of its open conflicts, all of it of the same one.",
  querystring: Type.Object(
    {
      subject: Type.Optional(Id),
      tag: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: "A tag of the subject." })),
      archived: Type.Optional(
        Type.Enum([...ARCHIVED], {
          description:
            "Disputes of subjects that are not archived, that are, or of any. Without it: `any` where `subject` is given, else `false`.",
        }),
      ),
      verdict: Type.Optional(Type.Enum(["conflict", "tension"])),
      ...aboutConflicts,
      since: Type.Optional(
        Type.String({ description: "RFC 3339 or YYYY-MM-DD, in UTC; disputes that changed then or later." }),
      ),
      openAtLeast: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 1_000_000_000, description: "At least this many open conflicts." }),
      ),
      severityAtLeast: Type.Optional(
        Type.Enum([...SEVERITIES], { description: "The worst open conflict is as severe as this, or more." }),
      ),
      sort: Type.Optional(Type.Enum([...DISPUTE_SORTS], { default: "newest" })),
      ...page,
    },
    closed,
  ),
  response: {
    200: answer("A page of disputes.", pageSchema(Dispute), { items: [exampleDispute], nextCursor: null }),
    ...FILTERED_LIST,
  },
}

export const read = {
  tags,
  operationId: "readDispute",
  security: needs("read"),
  summary: "Read the dispute of a subject",
  description:
    "The id is that of the subject. The answer has an ETag. Where nothing is open, the numbers are 0. Where the subject was merged into another one, the answer redirects to the dispute of that one.",
  params: IdParams,
  headers: ReadHeaders,
  response: {
    200: answer("The dispute.", DisputeInFull, exampleDisputeInFull),
    308: Type.Null({ description: "The subject was merged into the one at Location." }),
    ...READ_VERSION,
  },
}

const Settlement = Type.Object(
  {
    status: Type.Enum([...CONFLICT_STATUSES]),
    note: Type.String({ minLength: 1, maxLength: 10_000, description: "Why; the note of every conflict of them." }),
    openConflicts: Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: "As the dispute was read. 409 where it is another number now: nothing is settled unseen.",
    }),
    figure: Type.Optional({ ...Id, description: "Only the conflicts that are about this figure." }),
    verdict: Type.Optional(Type.Enum(["conflict", "tension"], { description: "Only these." })),
    severityAtMost: Type.Optional(Type.Enum([...SEVERITIES], { description: "None that is more severe." })),
  },
  { ...closed, examples: [exampleSettlement] },
)

export const settle = {
  tags,
  operationId: "settleDispute",
  security: needs("review"),
  summary: "Settle the conflicts of a dispute as one",
  description: `Sets the status and the note of every open conflict of the subject, as changing each would, each with its entry in the history; at most ${MOST_SETTLED.toLocaleString("en")} in one request. Where \`left\` is not 0, send it again with the \`openConflicts\` of the answer. With the status \`open\` it is the way back: what people had settled is opened again.`,
  params: IdParams,
  headers: PostChangeHeaders,
  body: Settlement,
  response: {
    200: answer(
      "What was done, and the dispute as it is now.",
      Type.Object(
        {
          changed: Type.Integer({ minimum: 0, description: "Conflicts that this request settled." }),
          left: Type.Integer({
            minimum: 0,
            description: `Those that were asked for and are still to be settled, counted up to ${MOST_COUNTED.toLocaleString("en")}.`,
          }),
          dispute: Dispute,
        },
        closed,
      ),
      exampleSettled,
    ),
    ...CHANGE,
  },
}
