import { Type } from "typebox"
import { exampleCreatedKey } from "../access/example.ts"
import { needs, PUBLIC } from "../access/needs.ts"
import { examplePerson } from "../people/example.ts"
import { Person, PersonName } from "../people/shape.ts"
import { answer, problems } from "../server/answers.ts"
import { closed, ref } from "../values/schema.ts"
import { Owned, SignedOut, Token } from "./shape.ts"

const tags = ["access"]
const WITHOUT_KEY = "No Idempotency-Key is taken, since what the answer gives away would be stored with it."

export const own = {
  tags,
  operationId: "becomeOwner",
  security: PUBLIC,
  summary: "Become the first owner",
  description: `With the token of the link that the service prints at its start while nobody owns it. Makes the owner's account and shows a key that may do everything, once. Over HTTPS, and on this machine, the answer signs in by a cookie. ${WITHOUT_KEY}`,
  body: Type.Object(
    { token: Token, name: PersonName },
    { ...closed, examples: [{ token: "(40 characters)", name: "Mara Lind" }] },
  ),
  response: {
    201: answer("The account and the key.", ref(Owned), {
      person: { ...examplePerson, name: "Mara Lind", role: "owner", createdBy: null },
      key: { ...exampleCreatedKey, name: "owner" },
    }),
    ...problems(400, 410, 413, 415, 422),
  },
}

export const signIn = {
  tags,
  operationId: "signIn",
  security: PUBLIC,
  summary: "Sign in with a link",
  description: `With the token of an invitation, which makes the account, or of a link to sign in. The answer sets the cookie of the session: \`__Host-countercheck\` over HTTPS, \`countercheck\` on plain HTTP on this machine. On plain HTTP elsewhere nobody can sign in (403 \`insecure-connection\`), and the link stays unused. A session ends fourteen days after it was last used. ${WITHOUT_KEY}`,
  body: Type.Object(
    { token: Token, name: Type.Optional(PersonName) },
    { ...closed, examples: [{ token: "(40 characters)" }] },
  ),
  response: {
    201: answer("The account that is signed in.", ref(Person), examplePerson),
    ...problems(400, 410, 413, 415, 422),
  },
}

export const signOut = {
  tags,
  operationId: "signOut",
  security: needs(null),
  summary: "Sign out",
  description:
    "Ends the session of the cookie; other processes of the service refuse it within a second. A key is not touched.",
  response: {
    200: answer("It is over.", ref(SignedOut), { endedAt: "2024-11-07T17:00:00Z" }),
    ...problems(400),
  },
}
