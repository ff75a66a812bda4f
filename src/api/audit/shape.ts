import { Type } from "typebox"
import { Id } from "../values/id.ts"
import { Instant } from "../values/instant.ts"
import { closed, nullableText } from "../values/schema.ts"

export const AuditEntry = Type.Object(
  {
    id: Id,
    at: Instant,
    actor: nullableText({
      description: "As the history names it; null where the service was open and nobody was named.",
    }),
    key: nullableText({ description: "The id of the key that sent it." }),
    person: nullableText({ description: "The id of the person whose session sent it." }),
    address: nullableText({ description: "Where it came from; behind a proxy of TRUSTED_PROXIES, what that says." }),
    operation: Type.String({
      description:
        "The `operationId` of this document; of a page its method and path, and `unknown` where no route takes the path.",
    }),
    path: Type.String({ description: "Without the query." }),
    status: Type.Integer({ description: "Of the answer: 2xx of what was done, 401 or 403 of what was refused." }),
    request: Type.String({ description: "The `x-request-id` of the answer, which the log names too." }),
  },
  { $id: "AuditEntry", ...closed },
)
