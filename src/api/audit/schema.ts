import { Type } from "typebox"
import { needs } from "../access/needs.ts"
import { KeyId } from "../access/shape.ts"
import { problems } from "../server/answers.ts"
import { Id } from "../values/id.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import { exampleAuditEntry } from "./example.ts"
import { AuditEntry } from "./shape.ts"

const AUDIT_FORMATS = ["json", "ndjson", "csv"] as const

const Lines = Type.Unsafe<unknown>({
  type: "string",
  contentMediaType: "application/x-ndjson",
  contentSchema: ref(AuditEntry),
  description: "One entry a line. `contentSchema` is that of a line.",
})

const Csv = Type.Unsafe<unknown>({
  type: "string",
  description:
    "A header and one entry a line, by RFC 4180. An empty cell is null. A cell that would begin with `=`, `+`, `-`, `@`, a tab or a CR has an apostrophe before it, so that no spreadsheet takes it for a formula.",
})

export const list = {
  tags: ["access"],
  operationId: "listAudit",
  security: needs("admin"),
  summary: "Who did what from where",
  description:
    "Newest first. Every write that was done has an entry: an import one, when its upload has arrived; a repeat under an Idempotency-Key none. The entry of a write is stored in the transaction of the write. `npm run keys` has entries of its changes, `backup` and `restore` have one when they are done. Refused access has entries too, where a key or a session was shown that is not in force, a scope was missing, or a page of another site wrote: at most 10 a minute of an address and 100 in all, in each process. Entries are never changed or deleted.\n\nWith `format=ndjson` or `csv` the answer is all of the list, streamed.",
  querystring: Type.Object(
    {
      cursor: page.cursor,
      // Without a default, so that a limit beside an export is seen and refused.
      limit: Type.Optional(
        Type.Integer({ minimum: 1, maximum: 200, description: "Entries a page; 50 where it is not said." }),
      ),
      actor: Type.Optional(Type.String({ maxLength: 400, description: "As the entry has it, such as `key CMS`." })),
      key: Type.Optional(Type.Unsafe<string>({ ...KeyId, description: "The id of a key." })),
      person: Type.Optional(Type.Unsafe<string>({ ...Id, description: "The id of a person." })),
      operation: Type.Optional(Type.String({ maxLength: 100, description: "An `operationId` of this document." })),
      from: Type.Optional(Type.String({ maxLength: 40, description: "RFC 3339, or a day, from its beginning." })),
      to: Type.Optional(Type.String({ maxLength: 40, description: "RFC 3339, or a day, to its end." })),
      format: Type.Optional(
        Type.Enum([...AUDIT_FORMATS], {
          default: "json",
          description: "`json` is a page. The others are all of the list, and take no `limit` and no `cursor`.",
        }),
      ),
    },
    closed,
  ),
  response: {
    200: {
      description: "A page of entries, or all of them.",
      content: {
        "application/json": {
          schema: pageSchema(ref(AuditEntry)),
          example: { items: [exampleAuditEntry], nextCursor: null },
        },
        "application/x-ndjson": { schema: Lines, example: `${JSON.stringify(exampleAuditEntry)}\n` },
        "text/csv": { schema: Csv },
      },
    },
    ...problems(400, 404, 422),
  },
}
