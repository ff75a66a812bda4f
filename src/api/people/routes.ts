import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import { invite, linkToSignIn, type NewLink, withdrawInvitation } from "../../operations/access/invitations.ts"
import { changePerson } from "../../operations/access/people.ts"
import { notFound } from "../../operations/requests/refusals.ts"
import { isUuid } from "../../operations/requests/uuid.ts"
import { findInvitation, listInvitations } from "../../store/access/invitations.ts"
import { findPerson, listPeople } from "../../store/access/people.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { Context } from "../server/context.ts"
import { pageOf, readCursor, writeCursor } from "../server/cursor.ts"
import { etagOf, ifMatch } from "../server/etag.ts"
import { write, writeSecret } from "../server/write.ts"
import { linkTo } from "../session/links.ts"
import { presentInvitation, presentPerson } from "./present.ts"
import * as schema from "./schema.ts"

export type PeopleOptions = { readonly context: Context; readonly publicUrl: string | null }

export const peopleRoutes: FastifyPluginAsyncTypebox<PeopleOptions> = async (app, { context, publicUrl }) => {
  app.get("/people", { schema: schema.listPeople }, async (request) => {
    const { limit = 50, cursor } = request.query
    const [before] = readCursor<[string]>(cursor, "people", [isUuid]) ?? []
    const rows = await listPeople(context.db, { limit: limit + 1, before })
    return pageOf(rows, limit, presentPerson, (row) => writeCursor("people", [row.id]))
  })

  app.get("/people/:id", { schema: schema.readPerson }, async (request, reply) => {
    const person = await requirePerson(context.db, request.params.id)
    return reply.header("etag", etagOf(person.version)).send(presentPerson(person))
  })

  app.patch("/people/:id", { schema: schema.changePerson }, async (request, reply) => {
    const { id } = request.params
    const changed = await write(context, request, reply, async (trx, occasion) => {
      await changePerson(trx, id.toLowerCase(), request.body, { ...occasion, check: ifMatch(request) })
      const person = await requirePerson(trx, id)
      return { status: 200, headers: { etag: etagOf(person.version) }, body: presentPerson(person) }
    })
    context.recogniser.forget()
    return changed
  })

  app.post("/people/:id/links", { schema: schema.linkPerson }, async (request, reply) =>
    writeSecret(context, request, reply, async (trx, occasion) =>
      answerNew(trx, await linkToSignIn(trx, request.params.id, occasion), linkTo(request, publicUrl)),
    ),
  )

  app.post("/invitations", { schema: schema.invite }, async (request, reply) =>
    writeSecret(context, request, reply, async (trx, occasion) =>
      answerNew(trx, await invite(trx, request.body, occasion), linkTo(request, publicUrl)),
    ),
  )

  app.get("/invitations", { schema: schema.listInvitations }, async (request) => {
    const { limit = 50, cursor } = request.query
    const [before] = readCursor<[string]>(cursor, "invitations", [isUuid]) ?? []
    const rows = await listInvitations(context.db, { limit: limit + 1, before })
    return pageOf(rows, limit, presentInvitation, (row) => writeCursor("invitations", [row.id]))
  })

  app.delete("/invitations/:id", { schema: schema.withdraw }, async (request, reply) =>
    write(context, request, reply, async (trx, occasion) => {
      const { id } = request.params
      await withdrawInvitation(trx, id, occasion)
      return { status: 200, body: presentInvitation(await requireInvitation(trx, id)) }
    }),
  )
}

async function answerNew(trx: Trx, { id, token }: NewLink, makeLink: (token: string) => string) {
  const body = { ...presentInvitation(await requireInvitation(trx, id)), link: makeLink(token) }
  return { status: 201, body }
}

async function requirePerson(db: Db, id: string) {
  const person = await findPerson(db, id)
  if (person === undefined) throw notFound("person", id)
  return person
}

async function requireInvitation(db: Db, id: string) {
  const invitation = await findInvitation(db, id)
  if (invitation === undefined) throw notFound("invitation", id)
  return invitation
}
