import { Type } from "typebox"
import * as examples from "../examples.ts"
import {
  Aliases,
  ChangeHeaders,
  closed,
  IdParams,
  Name,
  PostChangeHeaders,
  page,
  Tags,
  Url,
  WriteHeaders,
} from "../inputs.ts"
import { Id, ref, Source } from "../schemas.ts"
import { answer, CHANGE, CREATE, pageSchema, READ_LIST, READ_ONE } from "../server/answers.ts"

const tags = ["sources"]

const members = { aliases: Type.Optional(Aliases), tags: Type.Optional(Tags) }

export const create = {
  tags,
  operationId: "createSource",
  summary: "Create a source",
  description: "A source carries claims; it may also be the claimant. A name or alias belongs to one source.",
  headers: WriteHeaders,
  body: Type.Object(
    { name: Name, url: Type.Optional(Url), ...members },
    { ...closed, examples: [examples.sourceInput] },
  ),
  response: { 201: answer("The source.", ref(Source), examples.source), ...CREATE },
}

export const list = {
  tags,
  operationId: "listSources",
  summary: "List sources",
  description: "Newest first. Claimants are sources too.",
  querystring: Type.Object(
    {
      q: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: "Part of a name or alias." })),
      tag: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      ...page,
    },
    closed,
  ),
  response: {
    200: answer("A page of sources.", pageSchema(ref(Source)), { items: [examples.source], nextCursor: null }),
    ...READ_LIST,
  },
}

export const read = {
  tags,
  operationId: "readSource",
  summary: "Read a source",
  description: "With its ETag. A source that was merged into another redirects there.",
  params: IdParams,
  response: {
    200: answer("The source.", ref(Source), examples.source),
    308: Type.Null({ description: "It was merged into the source at Location." }),
    ...READ_ONE,
  },
}

export const change = {
  tags,
  operationId: "changeSource",
  summary: "Rename, alias or tag a source",
  description:
    "Sets what is given and leaves the rest. After a rename the old name stays as an alias, unless `aliases` is given too.",
  params: IdParams,
  headers: ChangeHeaders,
  body: Type.Object(
    {
      name: Type.Optional(Name),
      url: Type.Optional(Type.Unsafe<string | null>({ anyOf: [Url, { type: "null" }] })),
      ...members,
    },
    { ...closed, minProperties: 1, examples: [{ aliases: ["GUR"] }] },
  ),
  response: { 200: answer("The source as it is now.", ref(Source), { ...examples.source, version: 2 }), ...CHANGE },
}

export const merge = {
  tags,
  operationId: "mergeSource",
  summary: "Merge a source into another",
  description:
    "Gives all its claims and names to the other. What was a conflict between the two claimants may become one claimant's revision.",
  params: IdParams,
  headers: PostChangeHeaders,
  body: Type.Object({ into: Id }, { ...closed, examples: [{ into: examples.source.id }] }),
  response: { 200: answer("The source that stays.", ref(Source), examples.source), ...CHANGE },
}
