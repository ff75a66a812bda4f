import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import type { FastifyRequest } from "fastify"
import { takeOwnership } from "../../operations/access/owner-link.ts"
import { followLink, openSession, signOut } from "../../operations/access/sign-in.ts"
import { findAccessKey } from "../../store/access/keys.ts"
import { findPerson } from "../../store/access/people.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { endedSessionCookie, maySignIn, readSessionToken, sessionCookie } from "../access/cookies.ts"
import { presentKey } from "../access/present.ts"
import { presentPerson } from "../people/present.ts"
import type { Context } from "../server/context.ts"
import { ProblemError } from "../server/problems/error-handler.ts"
import { write, writeSecret } from "../server/write.ts"
import * as schema from "./schema.ts"

export const sessionRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  app.post("/owner", { schema: schema.own }, async (request, reply) => {
    const owned = await writeSecret(context, request, reply, async (trx, occasion) => {
      const { personId, key } = await takeOwnership(trx, request.body, occasion)
      const headers = maySignIn(request) ? await openCookie(trx, request, personId, occasion.now) : {}
      const stored = await requireRow(findAccessKey(trx, key.id))
      const person = presentPerson(await requireRow(findPerson(trx, personId)))
      return { status: 201, headers, body: { person, key: { ...presentKey(stored), key: key.key } }, signedIn: person }
    })
    context.recogniser.forget()
    return owned
  })

  app.post("/session", { schema: schema.signIn }, async (request, reply) => {
    requireSecure(request)
    const signedIn = await writeSecret(context, request, reply, async (trx, occasion) => {
      const personId = await followLink(trx, request.body, occasion)
      const headers = await openCookie(trx, request, personId, occasion.now)
      const person = presentPerson(await requireRow(findPerson(trx, personId)))
      return { status: 201, headers, body: person, signedIn: person }
    })
    context.recogniser.forget()
    return signedIn
  })

  app.delete("/session", { schema: schema.signOut }, async (request, reply) => {
    const token = readSessionToken(request)
    const ended = await write(context, request, reply, async (trx, { now }) => {
      if (token === null) return { status: 200, body: { endedAt: null } }
      await signOut(trx, token, now)
      return { status: 200, headers: { "set-cookie": endedSessionCookie(request) }, body: { endedAt: now } }
    })
    context.recogniser.forget()
    return ended
  })
}

/** Opens a session: the header that gives it to the browser. */
export async function openCookie(trx: Trx, request: FastifyRequest, personId: string, now: string) {
  return { "set-cookie": sessionCookie(request, await openSession(trx, personId, now)) }
}

/** What the transaction has just made is there. */
async function requireRow<Row>(found: Promise<Row | undefined>): Promise<Row> {
  const row = await found
  if (row === undefined) throw new Error("a row that was just inserted is not there")
  return row
}

function requireSecure(request: FastifyRequest): void {
  if (maySignIn(request)) return
  throw new ProblemError(
    "insecure-connection",
    "The request came over plain HTTP from another machine, where anybody on the way could take the session. Use HTTPS; behind a proxy that ends TLS, name it in TRUSTED_PROXIES. The link is still good.",
  )
}
