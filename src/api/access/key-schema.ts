import { Type } from "typebox"
import { answer, problems, READ_ONE } from "../server/answers.ts"
import { ActorHeaders } from "../server/request-headers.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import { exampleCreatedKey, exampleKey, exampleKeyInput, exampleMe } from "./example.ts"
import { needs } from "./needs.ts"
import { AccessKey, CreatedKey, KeyId, Me, Scopes } from "./shape.ts"

const tags = ["access"]
const params = Type.Object({ id: KeyId })

export const create = {
  tags,
  operationId: "createKey",
  security: needs("admin"),
  summary: "Make a key",
  description:
    "For a program, such as a CMS. The answer shows the key, once. With the first key the service is open no more: from then on every request needs one. No Idempotency-Key is taken, since the key would be stored with the answer.",
  headers: ActorHeaders,
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 100, description: "The history shows it: `key CMS`." }),
      scopes: Scopes,
      expiresAt: Type.Optional(Type.String({ maxLength: 40, description: "RFC 3339; without it the key has no end." })),
      rate: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 1_000_000,
          description: "Cost of its requests a minute; without it RATE_LIMIT holds. Most requests cost 1.",
        }),
      ),
    },
    { ...closed, examples: [exampleKeyInput] },
  ),
  response: { 201: answer("The key.", ref(CreatedKey), exampleCreatedKey), ...problems(400, 413, 415, 422) },
}

export const list = {
  tags,
  operationId: "listKeys",
  security: needs("admin"),
  summary: "List keys",
  description: "Newest first, those that have ended among them. The keys themselves are shown nowhere.",
  querystring: Type.Object(page, closed),
  response: {
    200: answer("A page of keys.", pageSchema(ref(AccessKey)), { items: [exampleKey], nextCursor: null }),
    ...problems(400),
  },
}

export const rotate = {
  tags,
  operationId: "rotateKey",
  security: needs("admin"),
  summary: "Replace a key",
  description:
    "Makes a new key with the name, the scopes and the end of the old one, which is still taken for a day. A key that has ended or was replaced cannot be rotated.",
  params,
  headers: ActorHeaders,
  response: {
    201: answer("The new key.", ref(CreatedKey), exampleCreatedKey),
    ...problems(400, 404, 409, 413, 415, 422),
  },
}

export const revoke = {
  tags,
  operationId: "revokeKey",
  security: needs("admin"),
  summary: "Revoke a key",
  description:
    "From now on it is refused; by other processes of the service within a second. To revoke one that has ended changes nothing.",
  params,
  headers: ActorHeaders,
  response: {
    200: answer("The key as it is now.", ref(AccessKey), { ...exampleKey, revokedAt: "2024-11-08T09:00:00Z" }),
    ...READ_ONE,
  },
}

export const me = {
  tags,
  operationId: "readMe",
  security: needs(null),
  summary: "Who am I, and what may I do?",
  description: "The key or the person that sends the request, with its scopes.",
  response: { 200: answer("Who sends it.", ref(Me), exampleMe), ...problems(400) },
}
