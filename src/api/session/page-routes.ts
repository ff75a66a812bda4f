import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox"
import type { FastifyReply, FastifyRequest } from "fastify"
import { Type } from "typebox"
import { findLink } from "../../operations/access/find-link.ts"
import { takeOwnership } from "../../operations/access/owner-link.ts"
import { followLink } from "../../operations/access/sign-in.ts"
import { Refused } from "../../operations/requests/refusals.ts"
import type { Written } from "../../operations/requests/run-once.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { maySignIn } from "../access/cookies.ts"
import { PUBLIC } from "../access/needs.ts"
import type { Context } from "../server/context.ts"
import { readForms } from "./form-body.ts"
import { sendPage } from "./html.ts"
import { INVITATION_PAGE, OWNER_PAGE } from "./links.ts"
import { insecurePage, invitationForm, ownedPage, ownerForm, signInForm, usedPage } from "./pages.ts"
import { openCookie } from "./routes.ts"
import { answerSignedIn, writePage } from "./write-page.ts"

/** What is longer is no token of ours, and no name that is taken. */
const Field = Type.String({ maxLength: 100 })
const opened = { hide: true, security: PUBLIC, querystring: Type.Object({ token: Type.Optional(Field) }) }
const sent = { hide: true, security: PUBLIC, body: Type.Object({ token: Field, name: Type.Optional(Field) }) }

const FORM = { takes: "application/x-www-form-urlencoded" }

/** Pages of one form each, for whoever opens a link. To open one changes nothing, since mail programs open links too. */
export const pageRoutes: FastifyPluginAsyncTypebox<{ context: Context }> = async (app, { context }) => {
  readForms(app)

  app.get(OWNER_PAGE, { schema: opened }, async ({ query: { token = "" } }, reply) => {
    const link = await findLink(context.db, token, context.now())
    return link?.kind === "owner" ? sendPage(reply, 200, ownerForm(token)) : sendPage(reply, 410, usedPage)
  })

  app.post(OWNER_PAGE, { schema: sent, config: FORM }, async (request, reply) => {
    const { token, name = "" } = request.body
    return answerForm(
      context,
      request,
      reply,
      (error) => ownerForm(token, error),
      async (trx, now) => {
        const { personId, key } = await takeOwnership(trx, { token, name }, { now, actor: null })
        const isSignedIn = maySignIn(request)
        const headers = isSignedIn ? await openCookie(trx, request, personId, now) : {}
        const body = ownedPage(name.trim(), key.key, isSignedIn)
        return { status: 201, headers, body, signedIn: { id: personId, name: name.trim() } }
      },
    )
  })

  app.get(INVITATION_PAGE, { schema: opened }, async (request, reply) => {
    const { token = "" } = request.query
    const link = await findLink(context.db, token, context.now())
    if (link === undefined || link.kind === "owner") return sendPage(reply, 410, usedPage)
    if (!maySignIn(request)) return sendPage(reply, 403, insecurePage)
    return sendPage(reply, 200, link.kind === "sign-in" ? signInForm(token) : invitationForm(token, link.name))
  })

  app.post(INVITATION_PAGE, { schema: sent, config: FORM }, async (request, reply) => {
    if (!maySignIn(request)) return sendPage(reply, 403, insecurePage)
    const { token, name } = request.body
    return answerForm(
      context,
      request,
      reply,
      (error) => invitationForm(token, name ?? null, error),
      (trx, now) => signInWith(trx, request, { token, name }, now),
    )
  })
}

async function signInWith(
  trx: Trx,
  request: FastifyRequest,
  given: { readonly token: string; readonly name?: string | undefined },
  now: string,
): Promise<Written> {
  const personId = await followLink(trx, given, { now, actor: null })
  return { status: 201, ...(await answerSignedIn(trx, request, personId, now)) }
}

/** A link that is over is a page of its own; anything else that is refused stands above the form, which may be sent again. */
async function answerForm(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  showForm: (error: string) => string,
  work: (trx: Trx, now: string) => Promise<Written>,
): Promise<FastifyReply> {
  try {
    return await writePage(context, request, reply, { name: "form", isRetried: () => false, work })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.kind === "link-used"
      ? sendPage(reply, 410, usedPage)
      : sendPage(reply, 422, showForm(error.errors[0]?.detail ?? error.message))
  }
}
