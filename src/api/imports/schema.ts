import { Type } from "typebox"
import { LANGUAGES } from "../../quantity/languages/languages.ts"
import { LINE_OUTCOMES } from "../../store/imports/import-lines.ts"
import { IMPORT_STATUSES } from "../../store/imports/import-tables.ts"
import { needs } from "../access/needs.ts"
import { answer, problems, READ_LIST, READ_ONE } from "../server/answers.ts"
import { WriteHeaders } from "../server/request-headers.ts"
import { Reason } from "../values/history.ts"
import { IdParams } from "../values/id.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import { COLUMN_NAMES, listNames, REQUIRED_COLUMNS } from "./csv/columns.ts"
import { SEPARATOR_NAMES } from "./csv/separators.ts"
import {
  exampleImportCsv,
  exampleImportLine,
  exampleImportNdjson,
  exampleImportRun,
  exampleRefused,
  exampleUndone,
} from "./example.ts"
import { Import, ImportLine } from "./shape.ts"

const tags = ["imports"]

// Without a type: the body is read line by line, and each line is held against the schema of a claim.
const Ndjson = Type.Unsafe<unknown>({
  description:
    "One claim a line, each as the body of `POST /v1/claims`, or a record with a `kind`, as `GET /v1/export/{kind}` answers it: `SourceRecord`, `SubjectRecord`, `RuleRecord`, `ClaimRecord`, `ConflictRecord`, `ExceptionRecord`, `DistinctionRecord`, `ArticleRecord`, `ArticleVersionRecord`, `LinkDecisionRecord`, `LinkModelRecord`. Empty lines are passed over.",
  examples: [exampleImportNdjson],
})

const columns = COLUMN_NAMES.map((column) => `\`${column}\` (${listNames(column).join(", ")})`).join("; ")

const Csv = Type.Unsafe<unknown>({
  description: `A header that names the columns, then one claim a record, by RFC 4180, in UTF-8. Commas, semicolons or tabs stand between the values; the header shows which, unless the parameter \`separator\` or a first line such as \`sep=;\` says it. Columns, with what they may be called besides: ${columns}. Required are ${REQUIRED_COLUMNS.join(", ")}. Capitals do not count. An empty cell says nothing, and empty columns at the end are passed over. \`subject\`, \`partOf\`, \`source\` and \`claimant\` are an id or a name; \`unit\`, \`measure\`, \`partOf\` and \`create\` (true or false) go with a name. \`asOf\` is a date or a period, \`2024-10-01/2024-10-31\`; \`asOfFrom\` and \`asOfTo\` are its ends. Where the language is German, days may be written as 4.11.2024. \`claimants\`, which stands instead of \`claimant\`, and \`via\` have their names separated by \`|\`. \`reason\` is what refused lines come back with, and is passed over.`,
  examples: [exampleImportCsv],
})

export const create = {
  tags,
  operationId: "createImport",
  security: needs("file"),
  summary: "Import a file of claims",
  description:
    "Takes any number of claims. The answer comes once all lines are stored; they are filed in the background, in their order, as `POST /v1/claims` would file them. A wrong line is reported and the rest is taken. Records are kept as they are, under their ids: what is here already is `repeated` where it is the same, and refused with what differs where it is not. They name what must be here, in the order sources, subjects, rules, claims, conflicts, exceptions, distinctions, articles with their versions, decisions about links, learned models. A learned model that is not revoked is in force once it is taken in. With an `Idempotency-Key`, an upload that broke off is taken up where it was: send the same body again, and lines that have arrived are passed over; of a complete one, the import is answered.",
  headers: WriteHeaders,
  querystring: Type.Object(
    {
      language: Type.Optional(
        Type.Enum([...LANGUAGES], { description: "The language of the claims that do not say theirs." }),
      ),
      separator: Type.Optional(
        Type.Enum([...SEPARATOR_NAMES], {
          description: "Of CSV: what stands between the values. The header shows it too.",
        }),
      ),
    },
    closed,
  ),
  body: { content: { "application/x-ndjson": { schema: Ndjson }, "text/csv": { schema: Csv } } },
  response: {
    202: answer("Everything has arrived. Location is where the progress can be read.", ref(Import), exampleImportRun),
    ...problems(400, 408, 409, 413, 415, 422),
  },
}

export const list = {
  tags,
  operationId: "listImports",
  security: needs("read"),
  summary: "List imports",
  description: "Newest first.",
  querystring: Type.Object({ status: Type.Optional(Type.Enum([...IMPORT_STATUSES])), ...page }, closed),
  response: {
    200: answer("A page of imports.", pageSchema(ref(Import)), { items: [exampleImportRun], nextCursor: null }),
    ...READ_LIST,
  },
}

export const read = {
  tags,
  operationId: "readImport",
  security: needs("read"),
  summary: "Read how far an import has come",
  description: "It goes on after a crash from where it was.",
  params: IdParams,
  response: { 200: answer("The import.", ref(Import), exampleImportRun), ...READ_ONE },
}

export const lines = {
  tags,
  operationId: "listImportLines",
  security: needs("read"),
  summary: "List the lines of an import",
  description:
    "In the order of the file, with what became of each. `outcome=refused` lists what was wrong. Lines are kept for some time after the import is over, 90 days where nothing else was set. After that the answer is 410; the counts of the import stay.",
  params: IdParams,
  querystring: Type.Object({ outcome: Type.Optional(Type.Enum([...LINE_OUTCOMES])), ...page }, closed),
  response: {
    200: answer("A page of lines.", pageSchema(ref(ImportLine)), { items: [exampleImportLine], nextCursor: null }),
    ...READ_ONE,
    ...problems(410),
  },
}

export const refused = {
  tags,
  operationId: "readRefusedLines",
  security: needs("read"),
  summary: "Take the refused lines of a CSV import",
  description:
    "As CSV in the separator and the columns of the file, each value as it was sent, with the column `reason` behind them, or `problem` where it was an export: mend the lines, and send the file as a new import, which passes the reasons over. A record that was no CSV stands whole in the first column. While the import is filed, these are the lines that were refused so far. The language of the file is not in it: say it again.",
  params: IdParams,
  response: {
    200: {
      description: "The refused lines.",
      content: { "text/csv": { schema: Type.Unsafe<unknown>({ type: "string" }), example: exampleRefused } },
    },
    ...READ_ONE,
    ...problems(409, 410),
  },
}

export const undo = {
  tags,
  operationId: "undoImport",
  security: needs("file"),
  summary: "Undo an import",
  description:
    "Retracts every claim that the import has filed, with the reason, as `POST /v1/claims/{id}/retract` would. That is done in the background, in the order of the file; `undo` of the import says how far it is. Claims that were there before the import, its `repeated` lines, are not touched. Claims that were corrected or retracted since are left, and counted as `kept`. To ask again changes nothing and is answered with 200; the first reason stays. An import that is not done is refused with 409, and one whose lines are gone with 410. To file the same file again afterwards, use another `Idempotency-Key`.",
  params: IdParams,
  headers: WriteHeaders,
  body: Type.Object({ reason: Reason }, { ...closed, examples: [{ reason: "The wrong file." }] }),
  response: {
    200: answer("It was asked for before.", ref(Import), exampleUndone),
    202: answer("Its claims are being retracted. `undo.claims` says how many they are.", ref(Import), exampleUndone),
    ...problems(400, 404, 409, 410, 413, 415, 422),
  },
}
