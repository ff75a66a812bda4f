import { Type } from "typebox"

const actor = {
  "x-actor": Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 600,
      description: "Who does this, for the history; percent-encoded where it is not plain ASCII.",
    }),
  ),
}

export const ReadHeaders = Type.Object({
  "if-none-match": Type.Optional(
    Type.String({ description: "ETags that were read; 304 if one of them is still current." }),
  ),
})

export const WriteHeaders = Type.Object({
  ...actor,
  "idempotency-key": Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description: "The same key with the same request replays its answer, for 24 hours at least.",
    }),
  ),
})

export const ChangeHeaders = Type.Object({
  ...actor,
  "if-match": Type.Optional(
    Type.String({ maxLength: 100, description: "The ETag that was read; 412 if it is no longer current." }),
  ),
})

export const PostChangeHeaders = Type.Object({ ...WriteHeaders.properties, ...ChangeHeaders.properties })
