import type { FastifyReply } from "fastify"
import type { VersionInput } from "../../operations/articles/article-input.ts"
import { findNeighbours, Overtaken } from "../../operations/articles/neighbours.ts"
import type { ArticleName } from "../../operations/articles/refused-articles.ts"
import { Overloaded } from "../../operations/requests/overloaded.ts"
import type { Context } from "../server/context.ts"
import { answerFor, type TextReaders } from "../texts/send-answer.ts"
import type { AnsweredText } from "./present.ts"

type Reading = { readonly reply: FastifyReply; readonly name: ArticleName; readonly input: VersionInput }

/** Reads the text of a version in a thread, outside of the transaction; null where it has none. */
export async function readText(context: Context, readers: TextReaders, { reply, name, input }: Reading) {
  const { text } = input
  if (text === undefined) return null
  const { task, ...neighbours } = await findNeighbours(context.db, name, { ...input, text }, context.now())
  const answer = await answerFor(reply, readers, { kind: "version", input: task })
  return { ...neighbours, read: JSON.parse(Buffer.from(answer).toString("utf8")) as AnsweredText }
}

/** Times that a text is read again because other versions of its article come in between. */
const ATTEMPTS = 20

/** Does it again where versions that were not there when the text was read came in between. */
export async function withNeighbours<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error
      if (attempt === ATTEMPTS) throw new Overloaded("Too many versions of the article come at once", RETRY_AFTER)
    }
  }
}

/** Seconds. */
const RETRY_AFTER = 1
