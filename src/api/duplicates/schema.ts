import { Type } from "typebox"
import type { Named } from "../../store/names/like-names.ts"
import { needs } from "../access/needs.ts"
import { answer, CREATE, FILTERED_LIST, READ_LIST } from "../server/answers.ts"
import { WriteHeaders } from "../server/request-headers.ts"
import { Id } from "../values/id.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import { exampleDistinction, exampleDuplicate, exampleTelling } from "./example.ts"
import { Distinction, Duplicate } from "./shape.ts"

const CLAIMANTS = "Claimants are sources, so this is the list for them too."

/** The operations for subjects, and the same for sources. */
export function describeDuplicates(named: Named) {
  const [tags, title, more] = [
    [`${named}s`],
    named === "subject" ? "Subject" : "Source",
    named === "source" ? ` ${CLAIMANTS}` : "",
  ]
  return {
    list: {
      tags,
      operationId: `listDuplicate${title}s`,
      security: needs("read"),
      summary: `List ${named}s that may be one`,
      description: `Pairs whose names are alike, in order to merge them or to say that they are different. The list goes from the newest ${named} to the oldest and names with each the older ones that it may be, at most ten, the likeliest first. A page looks at 1,000 ${named}s at most: it may have fewer pairs than \`limit\`, or none, and still a \`nextCursor\`. Pairs that somebody has called different are left out.${more}`,
      querystring: Type.Object(
        {
          minScore: Type.Optional(
            Type.Integer({
              minimum: 60,
              maximum: 100,
              default: 60,
              description: "Only pairs with this score or more.",
            }),
          ),
          ...page,
        },
        closed,
      ),
      response: {
        200: answer("A page of pairs.", pageSchema(ref(Duplicate)), { items: [exampleDuplicate], nextCursor: null }),
        ...READ_LIST,
      },
    },
    tell: {
      tags,
      operationId: `tell${title}sApart`,
      security: needs("curate"),
      summary: `Say that two ${named}s are different, or may be one after all`,
      description: `With \`different\` true the pair is not shown as likely duplicates any more; with false it is shown again. Nothing that was said is lost. It holds of what the two are merged into as well, for as long as they are.`,
      headers: WriteHeaders,
      body: Type.Object(
        {
          one: Id,
          other: Id,
          different: Type.Boolean(),
          note: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000 })),
        },
        { ...closed, examples: [exampleTelling] },
      ),
      response: { 201: answer("What was said.", ref(Distinction), exampleDistinction), ...CREATE },
    },
    said: {
      tags,
      operationId: `listDistinctionsOf${title}s`,
      security: needs("read"),
      summary: `List what was said of two ${named}s that may be one`,
      description: "Newest first, also what holds no longer: of each pair the newest holds.",
      querystring: Type.Object({ [named]: Type.Optional(Id), ...page }, closed),
      response: {
        200: answer("A page of it.", pageSchema(ref(Distinction)), { items: [exampleDistinction], nextCursor: null }),
        ...FILTERED_LIST,
      },
    },
  }
}
