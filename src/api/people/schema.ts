import { Type } from "typebox"
import { needs } from "../access/needs.ts"
import { answer, CHANGE, problems, READ_ONE, READ_VERSION } from "../server/answers.ts"
import { ActorHeaders, ChangeHeaders, ReadHeaders } from "../server/request-headers.ts"
import { IdParams } from "../values/id.ts"
import { page, pageSchema } from "../values/page.ts"
import { closed, ref } from "../values/schema.ts"
import { exampleCreatedInvitation, exampleInvitation, examplePerson } from "./example.ts"
import { CreatedInvitation, Invitation, Person, PersonName, RoleName } from "./shape.ts"

const tags = ["access"]

export const listPeople = {
  tags,
  operationId: "listPeople",
  security: needs("admin"),
  summary: "List people",
  description: "Newest first, those whose account is disabled among them.",
  querystring: Type.Object(page, closed),
  response: {
    200: answer("A page of people.", pageSchema(ref(Person)), { items: [examplePerson], nextCursor: null }),
    ...problems(400),
  },
}

export const readPerson = {
  tags,
  operationId: "readPerson",
  security: needs("admin"),
  summary: "Read a person's account",
  description: "The answer has an ETag.",
  params: IdParams,
  headers: ReadHeaders,
  response: { 200: answer("The account.", ref(Person), examplePerson), ...READ_VERSION },
}

export const changePerson = {
  tags,
  operationId: "changePerson",
  security: needs("admin"),
  summary: "Change a person's name or role, or disable the account",
  description:
    "Sets what is given and leaves the rest. A new role holds at once, in other processes of the service within a second. To disable an account ends its sessions and its links, which do not come back when it is enabled. The last owner can neither be disabled nor get another role (409 `last-owner`). The role of an account from the newsroom's own login follows that login again when its person signs in.",
  params: IdParams,
  headers: ChangeHeaders,
  body: Type.Object(
    {
      name: Type.Optional(PersonName),
      role: Type.Optional(RoleName),
      disabled: Type.Optional(Type.Boolean()),
    },
    { ...closed, minProperties: 1, examples: [{ role: "standards-editor" }] },
  ),
  response: {
    200: answer("The account as it is now.", ref(Person), { ...examplePerson, role: "standards-editor", version: 2 }),
    ...CHANGE,
  },
}

export const linkPerson = {
  tags,
  operationId: "linkPerson",
  security: needs("admin"),
  summary: "Make a link that signs a person in",
  description:
    "For somebody who has an account and lost the session. The answer shows the link, once; it works once, within a day. No Idempotency-Key is taken, since the link would be stored with the answer.",
  params: IdParams,
  headers: ActorHeaders,
  response: {
    201: answer("The link.", ref(CreatedInvitation), {
      ...exampleCreatedInvitation,
      kind: "sign-in",
      role: null,
      name: null,
      person: examplePerson.id,
    }),
    ...problems(400, 404, 409, 413, 415, 422),
  },
}

export const invite = {
  tags,
  operationId: "createInvitation",
  security: needs("admin"),
  summary: "Invite a person",
  description:
    "The answer shows a link, once, that makes an account with the role; it works once, within seven days. No Idempotency-Key is taken, since the link would be stored with the answer.",
  headers: ActorHeaders,
  body: Type.Object(
    { role: RoleName, name: Type.Optional(PersonName) },
    { ...closed, examples: [{ role: "editor", name: "Ana Ruiz" }] },
  ),
  response: {
    201: answer("The invitation.", ref(CreatedInvitation), exampleCreatedInvitation),
    ...problems(400, 413, 415, 422),
  },
}

export const listInvitations = {
  tags,
  operationId: "listInvitations",
  security: needs("admin"),
  summary: "List invitations and links to sign in",
  description: "Newest first, those that were used or have ended among them. The links themselves are shown nowhere.",
  querystring: Type.Object(page, closed),
  response: {
    200: answer("A page of invitations.", pageSchema(ref(Invitation)), {
      items: [exampleInvitation],
      nextCursor: null,
    }),
    ...problems(400),
  },
}

export const withdraw = {
  tags,
  operationId: "revokeInvitation",
  security: needs("admin"),
  summary: "Revoke an invitation",
  description: "From now on its link is refused. To revoke one that was used or has ended changes nothing.",
  params: IdParams,
  headers: ActorHeaders,
  response: {
    200: answer("The invitation as it is now.", ref(Invitation), {
      ...exampleInvitation,
      revokedAt: "2024-11-07T09:00:00Z",
    }),
    ...READ_ONE,
  },
}
