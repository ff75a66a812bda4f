import { Type } from "typebox"
import { RECORD_KINDS } from "../../operations/records/record.ts"
import { LINE_OUTCOMES } from "../../store/imports/import-lines.ts"
import { IMPORT_FORMATS, IMPORT_STATUSES, UNDO_STATUSES } from "../../store/imports/import-tables.ts"
import { Id } from "../values/id.ts"
import { Instant } from "../values/instant.ts"
import { closed, nullableText, ref } from "../values/schema.ts"
import { SimilarSubjects } from "../values/similar.ts"
import { Warnings } from "../values/warnings.ts"
import { SEPARATOR_NAMES } from "./csv/separators.ts"

export const ImportUndo = Type.Object(
  {
    status: Type.Enum([...UNDO_STATUSES]),
    reason: Type.String(),
    claims: Type.Integer({ minimum: 0, description: "Claims that the import has filed." }),
    retracted: Type.Integer({ minimum: 0, description: "Claims that were retracted with the reason." }),
    kept: Type.Integer({ minimum: 0, description: "Claims that were corrected or retracted before. They are left." }),
    waiting: Type.Integer({ minimum: 0, description: "Claims that are still to be retracted." }),
    error: nullableText({ description: "What the last try failed with. It is tried again." }),
    createdAt: Instant,
    finishedAt: nullableText(),
  },
  { $id: "ImportUndo", description: "The undoing of an import, with how far it has come.", ...closed },
)

export const Import = Type.Object(
  {
    id: Id,
    format: Type.Enum([...IMPORT_FORMATS]),
    status: Type.Enum([...IMPORT_STATUSES], {
      description:
        "`receiving`: the upload is not complete. `waiting`, `running`: received, being filed. `failed`: the upload was never completed; nothing of it was filed.",
    }),
    received: Type.Integer({ minimum: 0, description: "Lines that have arrived and are stored." }),
    filed: Type.Integer({ minimum: 0, description: "Lines that became a claim, or another thing." }),
    repeated: Type.Integer({
      minimum: 0,
      description: "Lines whose claim was there, by its `externalId`, or whose record was there.",
    }),
    refused: Type.Integer({ minimum: 0, description: "Lines that were wrong." }),
    waiting: Type.Integer({ minimum: 0, description: "Lines that are still to be filed." }),
    perSecond: Type.Unsafe<number | null>({
      type: ["number", "null"],
      description: "Lines filed or found again in a second, on the average.",
    }),
    error: nullableText({
      description: "Why the upload failed, or what the last try to file failed with. That is tried again.",
    }),
    createdAt: Instant,
    startedAt: nullableText(),
    finishedAt: nullableText(),
    csv: Type.Unsafe<unknown>({
      description: "How a file of CSV is written; null for other formats.",
      anyOf: [
        Type.Object({ separator: Type.Enum([...SEPARATOR_NAMES]), columns: Type.Array(Type.String()) }, closed),
        { type: "null" },
      ],
    }),
    undo: Type.Unsafe<unknown>({
      anyOf: [ref(ImportUndo), { type: "null" }],
      description: "How far the import has been undone; null where nobody asked for that.",
    }),
    linesKept: Type.Boolean({ description: "False: it was over so long ago that its lines are gone." }),
  },
  { $id: "Import", description: "A file of claims, with how far it has been received and filed.", ...closed },
)

export const ImportLine = Type.Object(
  {
    line: Type.Integer({ minimum: 1, description: "Its number in the file; of a CSV record, that of its first line." }),
    outcome: Type.Enum([...LINE_OUTCOMES]),
    claim: nullableText({ description: "The id of the claim that it became, or that was there." }),
    subjectCreated: Type.Boolean({ description: "The claim is the first of a subject that it created." }),
    similar: Type.Optional(SimilarSubjects),
    warnings: Type.Optional(Warnings),
    record: Type.Unsafe<unknown>({
      anyOf: [Type.Object({ kind: Type.Enum([...RECORD_KINDS]), id: Id }, closed), { type: "null" }],
      description: "Of a line that was a record: what it became, or what was there.",
    }),
    problem: Type.Unsafe<unknown>({
      anyOf: [{ $ref: "Problem#" }, { type: "null" }],
      description: "Of a refused line: what POST /v1/claims would have answered.",
    }),
    given: Type.Unknown({ description: "Of a refused line that could be read: the claim that it stands for." }),
  },
  { $id: "ImportLine", description: "What became of one line of an import.", ...closed },
)
