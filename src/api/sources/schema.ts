import { Type } from "typebox"
import { needs } from "../access/needs.ts"
import { answer, CHANGE, CREATE, READ_LIST, READ_VERSION } from "../server/answers.ts"
import { ChangeHeaders, PostChangeHeaders, ReadHeaders, WriteHeaders } from "../server/request-headers.ts"
import { Id, IdParams } from "../values/id.ts"
import { Aliases, NAME_QUERY, Name, Tags, Url } from "../values/named.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import { SearchWords } from "../values/search-words.ts"
import { exampleSource, exampleSourceInput } from "./example.ts"
import { Source } from "./shape.ts"

const tags = ["sources"]

const members = { aliases: Type.Optional(Aliases), tags: Type.Optional(Tags) }

export const create = {
  tags,
  operationId: "createSource",
  security: needs("curate"),
  summary: "Create a source",
  description: "A source carries claims; it may also be the claimant. A name or alias belongs to one source.",
  headers: WriteHeaders,
  body: Type.Object({ name: Name, url: Type.Optional(Url), ...members }, { ...closed, examples: [exampleSourceInput] }),
  response: { 201: answer("The source.", ref(Source), exampleSource), ...CREATE },
}

export const list = {
  tags,
  operationId: "listSources",
  security: needs("read"),
  summary: "List sources",
  description:
    "Newest first; with `q` those first that fit best, and of these the newest first. Claimants are sources too.",
  querystring: Type.Object(
    {
      q: Type.Optional(SearchWords(NAME_QUERY)),
      tag: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      ...page,
    },
    closed,
  ),
  response: {
    200: answer("A page of sources.", pageSchema(ref(Source)), { items: [exampleSource], nextCursor: null }),
    ...READ_LIST,
  },
}

export const read = {
  tags,
  operationId: "readSource",
  security: needs("read"),
  summary: "Read a source",
  description: "The answer has an ETag. A source that was merged into another redirects there.",
  params: IdParams,
  headers: ReadHeaders,
  response: {
    200: answer("The source.", ref(Source), exampleSource),
    308: Type.Null({ description: "It was merged into the source at Location." }),
    ...READ_VERSION,
  },
}

export const change = {
  tags,
  operationId: "changeSource",
  security: needs("curate"),
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
  response: { 200: answer("The source as it is now.", ref(Source), { ...exampleSource, version: 2 }), ...CHANGE },
}

export const merge = {
  tags,
  operationId: "mergeSource",
  security: needs("curate"),
  summary: "Merge a source into another",
  description:
    "Gives all its claims and names to the other. What was a conflict between the two claimants may become one claimant's revision.",
  params: IdParams,
  headers: PostChangeHeaders,
  body: Type.Object({ into: Id }, { ...closed, examples: [{ into: exampleSource.id }] }),
  response: { 200: answer("The source that stays.", ref(Source), exampleSource), ...CHANGE },
}
