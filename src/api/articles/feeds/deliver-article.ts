import type { FastifyReply, FastifyRequest } from "fastify"
import type { ValidationFunction } from "fastify/types/request.js"
import type { FastifySchemaValidationError } from "fastify/types/schema.js"
import type { VersionInput } from "../../../operations/articles/article-input.ts"
import { putVersion } from "../../../operations/articles/put-version.ts"
import { withdrawArticle } from "../../../operations/articles/withdraw-article.ts"
import { isTakenMeanwhile } from "../../../operations/claims/filing/taken-meanwhile.ts"
import type { Occasion } from "../../../operations/requests/occasion.ts"
import { invalidInput, Refused } from "../../../operations/requests/refusals.ts"
import { runOnce } from "../../../operations/requests/run-once.ts"
import { LANGUAGES } from "../../../quantity/languages/languages.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { readActor } from "../../server/actor.ts"
import { auditedOf } from "../../server/audited.ts"
import type { Context } from "../../server/context.ts"
import { listInputErrors } from "../../server/problems/input-errors.ts"
import { describeRefusal } from "../../server/problems/refusal-problem.ts"
import type { TextReaders } from "../../texts/send-answer.ts"
import { readText, withNeighbours } from "../read-version.ts"
import type { FeedArticle } from "./feed-article.ts"
import { readFeedLanguage } from "./feed-language.ts"
import type { FeedOutcome } from "./outcome.ts"

export type Delivery = { readonly context: Context; readonly readers: TextReaders }

/** One version of a feed, and the request that brings it. `source`: the id of the source. `validate`: of a sent version. */
export type Delivered = {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly source: string
  readonly article: FeedArticle
  readonly validate: ValidationFunction
}

type Done = Pick<FeedOutcome, "outcome" | "opened" | "resolved">

/** Puts one version of a feed into its place, in a transaction of its own. What is refused changes nothing, and says why. */
export async function deliverArticle(delivery: Delivery, delivered: Delivered): Promise<FeedOutcome> {
  const { externalId, publishedAt } = delivered.article
  try {
    const done = await (delivered.article.isWithdrawn ? withdraw : put)(delivery, delivered)
    return { externalId, publishedAt, ...done }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { externalId, publishedAt, outcome: "refused", opened: 0, resolved: 0, problem: describeRefusal(error) }
  }
}

async function put(delivery: Delivery, delivered: Delivered): Promise<Done> {
  const { context, readers } = delivery
  const { reply, source, article, validate } = delivered
  const [name, input] = [{ source, externalId: article.externalId }, toInput(article)]
  requireShape(validate, { ...name, ...input })
  return withNeighbours(async () => {
    const read = await readText(context, readers, { reply, name, input })
    return inOneTransaction(delivery, delivered, async (trx, occasion) => {
      const { hints } = context.filer
      const { isNew, turned } = await putVersion(trx, name, input, { ...occasion, hints, read })
      return { outcome: isNew ? "filed" : "known", opened: turned.opened.length, resolved: turned.resolved.length }
    })
  })
}

async function withdraw(delivery: Delivery, delivered: Delivered): Promise<Done> {
  const { source, article } = delivered
  return inOneTransaction(delivery, delivered, async (trx, occasion) => {
    const name = { source, externalId: article.externalId }
    const how = { at: article.publishedAt, reason: WITHDRAWN }
    const { turned } = await withdrawArticle(trx, name, how, { ...occasion, hints: delivery.context.filer.hints })
    return { outcome: "withdrawn", opened: turned.opened.length, resolved: turned.resolved.length }
  })
}

const WITHDRAWN = "The feed says that its sender has taken it back."

function toInput({
  text,
  sections,
  headline,
  url,
  publishedAt,
  version,
  correction,
  language,
}: FeedArticle): VersionInput {
  const code = language === null ? undefined : readFeedLanguage(language)
  if (code === null)
    throw invalidInput([
      { pointer: "/language", detail: `"${language}" is not read; expected one of ${LANGUAGES.join(", ")}` },
    ])
  return {
    ...{ text, format: "text", publishedAt },
    ...(sections.length === 0 ? {} : { sections }),
    ...(headline === null ? {} : { headline }),
    ...(url === null ? {} : { url }),
    ...(version === null ? {} : { version }),
    ...(correction === null ? {} : { correction }),
    ...(code === undefined ? {} : { language: code }),
  }
}

/** A version of a feed is held to what a single one may be: how long its id, its headline and its text are. */
function requireShape(validate: ValidationFunction, sent: unknown): void {
  if (validate(sent)) return
  const errors = listInputErrors((validate.errors ?? []) as FastifySchemaValidationError[], "body")
  throw invalidInput(errors.map(({ pointer = "", detail }) => ({ pointer, detail })))
}

/** With a row of the audit for each version. */
async function inOneTransaction(
  { context }: Delivery,
  { request }: Delivered,
  work: (trx: Trx, occasion: Occasion) => Promise<Done>,
): Promise<Done> {
  const now = context.now()
  const occasion = { now, actor: readActor(request) }
  const once = { name: "importArticles", key: null, now, audited: auditedOf(request, occasion.actor) }
  let done: Done = { outcome: "known", opened: 0, resolved: 0 }
  await runOnce(context.db, { ...once, isRetried: isTakenMeanwhile }, async (trx) => {
    done = await work(trx, occasion)
    return { status: 200, headers: {}, body: "" }
  })
  return done
}
