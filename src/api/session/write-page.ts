import type { FastifyReply, FastifyRequest } from "fastify"
import { runOnce, type Write, type Written } from "../../operations/requests/run-once.ts"
import { findPerson } from "../../store/access/people.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { auditedOf } from "../server/audited.ts"
import type { Context } from "../server/context.ts"
import { sendPage } from "./html.ts"
import { signedInPage } from "./pages.ts"
import { openCookie } from "./routes.ts"

/** Runs a write in one transaction and shows its page once it is committed. What it changes of who may do what holds at once. */
export async function writePage(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { work, ...named }: Pick<Write, "name" | "isRetried"> & { work(trx: Trx, now: string): Promise<Written> },
): Promise<FastifyReply> {
  const now = context.now()
  const write = { ...named, key: null, now, audited: auditedOf(request) }
  const { answer } = await runOnce(context.db, write, (trx) => work(trx, now))
  context.recogniser.forget()
  return sendPage(reply.headers(answer.headers), answer.status, answer.body)
}

/** Opens a session, and makes the page that says so. */
export async function answerSignedIn(
  trx: Trx,
  request: FastifyRequest,
  personId: string,
  now: string,
): Promise<Omit<Written, "status">> {
  const headers = await openCookie(trx, request, personId, now)
  const person = await findPerson(trx, personId)
  return { headers, body: signedInPage(person?.name ?? "", person?.role ?? ""), signedIn: person }
}
