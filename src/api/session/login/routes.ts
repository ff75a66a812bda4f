import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify"
import { enterByLogin, isMadeMeanwhile, type Login } from "../../../operations/access/login.ts"
import type { Written } from "../../../operations/requests/run-once.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { maySignIn } from "../../access/cookies.ts"
import { PUBLIC } from "../../access/needs.ts"
import type { Context } from "../../server/context.ts"
import { sendPage } from "../html.ts"
import { disabledPage, failedPage, insecurePage, noRolePage, unreachablePage } from "../pages.ts"
import { answerSignedIn, writePage } from "../write-page.ts"
import { PendingCookie } from "./pending-cookie.ts"
import { CALLBACK, LoginProvider, type LoginSettings, type Pending } from "./provider.ts"

export type LoginOptions = { readonly context: Context; readonly login: LoginSettings }

const FAILED = "a sign-in by the newsroom's own login failed"
const schema = { hide: true, security: PUBLIC }

/** Signing in by the newsroom's own login: the browser is sent there, and comes back with a code. */
export const loginRoutes: FastifyPluginAsync<LoginOptions> = async (app, { context, login }) => {
  const provider = new LoginProvider(login)
  const cookie = new PendingCookie(login.clientSecret)

  app.get("/sign-in", { schema }, async (request, reply) => {
    if (!maySignIn(request)) return sendPage(reply, 403, insecurePage)
    try {
      const { url, pending } = await provider.begin()
      reply.header("cache-control", "no-store").header("set-cookie", cookie.write(request, pending, context.now()))
      return reply.redirect(url, 303)
    } catch (error) {
      tell(request, error)
      return sendPage(reply, 503, unreachablePage)
    }
  })

  app.get(CALLBACK, { schema }, async (request, reply) => {
    if (!maySignIn(request)) return sendPage(reply, 403, insecurePage)
    const pending = cookie.read(request, context.now())
    reply.header("set-cookie", cookie.clear(request))
    const person = pending === null ? null : await finish(provider, request, pending)
    return person === null ? sendPage(reply, 400, failedPage) : enter(context, request, reply, person)
  })
}

async function finish(provider: LoginProvider, request: FastifyRequest, pending: Pending): Promise<Login | null> {
  try {
    return await provider.finish(request.url, pending)
  } catch (error) {
    tell(request, error)
    return null
  }
}

/** Of the error only its message: its cause may hold what the login answered. */
function tell(request: FastifyRequest, error: unknown): void {
  request.log.warn({ reason: (error as Error).message }, FAILED)
}

async function enter(context: Context, request: FastifyRequest, reply: FastifyReply, person: Login) {
  const work = (trx: Trx, now: string) => answerLogin(trx, request, person, now)
  return writePage(context, request, reply, { name: "login", isRetried: isMadeMeanwhile, work })
}

async function answerLogin(trx: Trx, request: FastifyRequest, login: Login, now: string): Promise<Written> {
  const entry = await enterByLogin(trx, login, now)
  if (entry.kind !== "entered")
    return { status: 403, headers: {}, body: entry.kind === "no-role" ? noRolePage : disabledPage }
  return { status: 200, ...(await answerSignedIn(trx, request, entry.personId, now)) }
}
