import { Type } from "typebox"
import { Id } from "../values/id.ts"
import { Instant } from "../values/instant.ts"
import { closed, nullableText } from "../values/schema.ts"

export const AuditEntry = Type.Object(
  {
    id: Id,
    at: Instant,
    actor: nullableText({
      description:
        "As the history names it, such as `npm run keys as ana` of a command; null where the service was open and nobody was named.",
    }),
    key: nullableText({ description: "The id of the key that sent it." }),
    person: nullableText({ description: "The id of the person whose session sent it, or whom it signed in." }),
    address: nullableText({
      description: "Where it came from; behind a proxy of TRUSTED_PROXIES, what that says. Null of a command.",
    }),
    operation: Type.String({
      description:
        "The `operationId` of this document; of a page its method and path, and `unknown` where no route takes the path. Of `npm run keys` that of the same request; of the other commands `backup` and `restore`.",
    }),
    path: Type.String({
      description: "Without the query; of a command what was called, such as `npm run keys -- create`.",
    }),
    status: Type.Integer({ description: "Of the answer: 2xx of what was done, 401 or 403 of what was refused." }),
    request: Type.String({
      description: "The `x-request-id` of the answer, which the log names too. A command has an id of its own.",
    }),
  },
  { $id: "AuditEntry", ...closed },
)
