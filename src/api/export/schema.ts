import { Type } from "typebox"
import { needs } from "../access/needs.ts"
import { ReviewedClaim } from "../claims/review-shape.ts"
import { SEPARATOR_NAMES } from "../imports/csv/separators.ts"
import { RECORD_SCHEMAS } from "../records/shape.ts"
import { FILTERED_LIST } from "../server/answers.ts"
import { Id } from "../values/id.ts"
import { closed, ref } from "../values/schema.ts"
import { exampleExport } from "./example.ts"

const tags = ["export"]

/** What can be exported, by the last part of the path. */
export const EXPORTED = [
  "sources",
  "subjects",
  "rules",
  "claims",
  "conflicts",
  "exceptions",
  "distinctions",
  "articles",
  "link-decisions",
  "link-models",
] as const

export const EXPORT_FORMATS = ["ndjson", "csv", "claimreview"] as const

const Ndjson = Type.Unsafe<unknown>({
  type: "string",
  contentMediaType: "application/x-ndjson",
  contentSchema: { anyOf: [...Object.values(RECORD_SCHEMAS), ref(ReviewedClaim)] },
  description: "One record a line, as `POST /v1/imports` takes it. `contentSchema` is that of a line.",
})

const Csv = Type.Unsafe<unknown>({
  type: "string",
  description:
    "For spreadsheets: a header and one record a line, by RFC 4180. What holds several values, such as a history, is JSON in one cell. An empty cell is null. A cell that would begin with `=`, `+`, `-`, `@`, a tab or a CR has an apostrophe before it, so that no spreadsheet takes it for a formula, and so has an empty text. The file goes back in by `POST /v1/imports` with nothing lost. A spreadsheet that saves it anew may lose something: it cuts cells after 32,767 characters, and writes days and long numbers its own way. NDJSON has none of that.",
})

export const read = {
  tags,
  operationId: "exportRecords",
  security: needs("read"),
  summary: "Export everything of one kind",
  description:
    "All that is kept of every claim, subject, source, conflict, rule, exception, distinction, article, decision about a link or learned model, also of those that have ended or were merged: statuses, notes, names, parts, versions and histories. What comes out goes back in by `POST /v1/imports`, in the order sources, subjects, rules, claims, conflicts, exceptions, distinctions, articles, link-decisions, link-models. Each article is followed by its versions, one record a version, in the order in which they arrived. `link-decisions` are what people said that figures of articles speak of, with the numbers that a model saw of them; `link-models` are what was learned from that. Articles, decisions and models have no form in CSV. A distinction is what somebody said of two subjects or sources: that they are different, or may be one after all.\n\nThe answer is streamed and shows one moment, which the header `snapshot-at` names. What is written meanwhile is not in it. An answer without its end was cut off: the connection breaks, or the last chunk is missing. Ask again with the id of the last record that was received whole as `after`. A resumed export shows the moment at which it is resumed: what was received before stays as it was, so a record that changed in between is not sent again, and one that was made in between is. Whoever needs one moment begins anew.\n\nA few exports run at a time, and each may take an hour; more get 503 with `Retry-After`.",
  params: Type.Object({ kind: Type.Enum([...EXPORTED]) }),
  querystring: Type.Object(
    {
      format: Type.Optional(
        Type.Enum([...EXPORT_FORMATS], {
          default: "ndjson",
          description:
            "`claimreview`, of claims alone: one JSON-LD object a line in the words of schema.org, as `GET /v1/claims/{id}?format=claimreview` answers it. It is for others to read and does not go back in.",
        }),
      ),
      separator: Type.Optional(
        Type.Enum([...SEPARATOR_NAMES], { description: "Of CSV; `comma` where it is not said." }),
      ),
      after: Type.Optional(Type.Unsafe<string>({ ...Id, description: "The id of the last record that was received." })),
    },
    closed,
  ),
  response: {
    200: {
      description: "The records, in the order in which they can be taken in again.",
      headers: {
        "snapshot-at": Type.String({ format: "date-time", description: "The moment that is shown." }),
      },
      content: {
        "application/x-ndjson": { schema: Ndjson, example: exampleExport },
        "text/csv": { schema: Csv },
      },
    },
    ...FILTERED_LIST,
  },
}
