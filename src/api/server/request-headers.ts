import { Type } from "typebox"

const actor = {
  "x-actor": Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 600,
      description:
        "Who does this, for the history, beside the key or the person that sends it: a name of 1 to 200 characters, in UTF-8 or percent-encoded. A percent sign in it is written as %25. Line breaks and characters of control or direction are refused.",
    }),
  ),
}

export const ReadHeaders = Type.Object({
  "if-none-match": Type.Optional(
    Type.String({
      description: "ETags of earlier reads. The answer is 304 if it would be the one that one of them stands for.",
    }),
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

/** Without an Idempotency-Key: an answer that holds a secret would be stored with it. */
export const ActorHeaders = Type.Object(actor)

export const ChangeHeaders = Type.Object({
  ...actor,
  "if-match": Type.Optional(
    Type.String({
      maxLength: 100,
      description: "The ETag of a read or of a write. The answer is 412 if the version in it is no longer current.",
    }),
  ),
})

export const PostChangeHeaders = Type.Object({ ...WriteHeaders.properties, ...ChangeHeaders.properties })
