import { Type } from "typebox"
import { needs } from "../access/needs.ts"
import { answer, CHANGE, CREATE, READ_LIST, READ_VERSION } from "../server/answers.ts"
import { ChangeHeaders, PostChangeHeaders, ReadHeaders, WriteHeaders } from "../server/request-headers.ts"
import { Reason } from "../values/history.ts"
import { Id, IdParams } from "../values/id.ts"
import { Measure } from "../values/measure.ts"
import { Aliases, NAME_QUERY, Name, Tags } from "../values/named.ts"
import { ArchivedFilter, page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import { SearchWords } from "../values/search-words.ts"
import { exampleSimilar } from "../values/similar.ts"
import { exampleSubject, exampleSubjectInput } from "./example.ts"
import { CreatedSubject, Subject } from "./shape.ts"

const tags = ["subjects"]

const members = {
  aliases: Type.Optional(Aliases),
  tags: Type.Optional(Tags),
  externalIds: Type.Optional(
    Type.Record(Type.String({ pattern: "^[a-z][a-z0-9-]{0,49}$" }), Type.String({ minLength: 1, maxLength: 200 }), {
      maxProperties: 20,
      additionalProperties: false,
      description: 'Ids elsewhere, such as {"wikidata": "Q1234"}',
    }),
  ),
  partOf: Type.Optional(
    Type.Array(Id, { maxItems: 20, uniqueItems: true, description: "What it is part of, directly." }),
  ),
  exhaustive: Type.Optional(
    Type.Boolean({
      description: "Its parts are declared to add up to it, and are held against it as a sum. It must have parts.",
    }),
  ),
  disjoint: Type.Optional(
    Type.Boolean({
      description:
        "No part counts what another counts, but there may be more in the whole: the sum of the parts may not exceed it. `exhaustive` says more and goes before. It must have parts.",
    }),
  ),
}

export const create = {
  tags,
  operationId: "createSubject",
  security: needs("curate"),
  summary: "Create a subject",
  description:
    "Unit: a UCUM code, an ISO 4217 code for money, `%`, or `1` (the default) for counts. Two subjects may share an alias; a claim that names it is then refused as ambiguous. The answer names the stored subjects that it may be, by their names.",
  headers: WriteHeaders,
  body: Type.Object(
    {
      name: Name,
      unit: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
      measure: Type.Optional(Measure),
      ...members,
    },
    { ...closed, examples: [exampleSubjectInput] },
  ),
  response: {
    201: answer("The subject.", ref(CreatedSubject), { ...exampleSubject, similar: [exampleSimilar] }),
    ...CREATE,
  },
}

export const list = {
  tags,
  operationId: "listSubjects",
  security: needs("read"),
  summary: "List subjects",
  description:
    "Newest first; with `q` those first that fit best, and of these the newest first. What is archived is left out unless it is asked for.",
  querystring: Type.Object(
    {
      q: Type.Optional(SearchWords(NAME_QUERY)),
      tag: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      measure: Type.Optional(Measure),
      archived: Type.Optional(ArchivedFilter),
      ...page,
    },
    closed,
  ),
  response: {
    200: answer("A page of subjects.", pageSchema(ref(Subject)), { items: [exampleSubject], nextCursor: null }),
    ...READ_LIST,
  },
}

export const read = {
  tags,
  operationId: "readSubject",
  security: needs("read"),
  summary: "Read a subject",
  description: "The answer has an ETag. A subject that was merged into another redirects there.",
  params: IdParams,
  headers: ReadHeaders,
  response: {
    200: answer("The subject.", ref(Subject), exampleSubject),
    308: Type.Null({ description: "It was merged into the subject at Location." }),
    ...READ_VERSION,
  },
}

export const change = {
  tags,
  operationId: "changeSubject",
  security: needs("curate"),
  summary: "Rename, alias, tag, measure or relate a subject",
  description:
    "Sets what is given and leaves the rest. After a rename the old name stays as an alias, unless `aliases` is given too. A new `partOf` is judged at once. A new `measure` is also that of all its parts and wholes, and their figures are judged anew in the background. With a new `unit` the wordings of its active claims, at most 1,000, are read again in that unit; a wording that does not fit it is refused, and nothing changes.",
  params: IdParams,
  headers: ChangeHeaders,
  body: Type.Object(
    {
      name: Type.Optional(Name),
      unit: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
      measure: Type.Optional(Measure),
      ...members,
    },
    { ...closed, minProperties: 1, examples: [{ aliases: ["DPRK troops in Russia"], tags: ["war in Ukraine"] }] },
  ),
  response: { 200: answer("The subject as it is now.", ref(Subject), { ...exampleSubject, version: 2 }), ...CHANGE },
}

export const merge = {
  tags,
  operationId: "mergeSubject",
  security: needs("curate"),
  summary: "Merge a subject into another",
  description:
    "Moves its claims, conflicts, names, tags and relations, and judges them there. Both must have the same measure and a unit of one dimension; a measure that was only assumed gives way to that of the subject that stays.",
  params: IdParams,
  headers: PostChangeHeaders,
  body: Type.Object({ into: Id }, { ...closed, examples: [{ into: exampleSubject.id }] }),
  response: { 200: answer("The subject that stays.", ref(Subject), exampleSubject), ...CHANGE },
}

const archiveBody = Type.Object(
  { reason: Type.Optional(Reason) },
  { ...closed, examples: [{ reason: "The war is over; nobody reports on it any more." }] },
)

export const archive = {
  tags,
  operationId: "archiveSubject",
  security: needs("curate"),
  summary: "Archive a subject",
  description:
    "It keeps its claims, figures and conflicts, with their status. Lists of subjects, conflicts and disputes leave it out unless they are asked for it. A claim that names it, by its id or by a name that nothing else has, is refused with 409 `subject-archived`. To archive it again changes nothing.",
  params: IdParams,
  headers: PostChangeHeaders,
  body: archiveBody,
  response: {
    200: answer("The subject as it is now.", ref(Subject), {
      ...exampleSubject,
      archivedAt: exampleSubject.createdAt,
      version: 2,
    }),
    ...CHANGE,
  },
}

export const unarchive = {
  tags,
  operationId: "unarchiveSubject",
  security: needs("curate"),
  summary: "Take a subject back from the archive",
  description: "It is as it was: what was open is open. A subject that is not archived is answered as it is.",
  params: IdParams,
  headers: PostChangeHeaders,
  body: archiveBody,
  response: { 200: answer("The subject as it is now.", ref(Subject), { ...exampleSubject, version: 3 }), ...CHANGE },
}

export const unmerge = {
  tags,
  operationId: "unmergeSubject",
  security: needs("curate"),
  summary: "Undo the merge of a subject",
  description:
    "The id is that of the subject that was merged away. Both subjects have what they had before: claims, figures, names, tags, relations, rules and exceptions. Their conflicts are judged anew; those that the merge had moved go back with their status and history. It is refused with 409 `unmerge-impossible` and the reason where a claim was filed into the subject that stayed, corrected, retracted or moved since, or where its name, tags or relations were changed.",
  params: IdParams,
  headers: PostChangeHeaders,
  body: Type.Object(
    { reason: Type.Optional(Reason) },
    { ...closed, examples: [{ reason: "They are two after all: one counts the wounded as well." }] },
  ),
  response: { 200: answer("The subject that is back.", ref(Subject), { ...exampleSubject, version: 3 }), ...CHANGE },
}
