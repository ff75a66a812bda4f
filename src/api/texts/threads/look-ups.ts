import { once } from "node:events"
import type { MessagePort } from "node:worker_threads"
import type { DraftLookUps } from "../../../operations/drafts/look-ups.ts"

/** A question of a thread, which has no connection to the database. It asks one at a time. */
type Question = {
  [Name in keyof DraftLookUps]: { readonly name: Name; readonly of: Parameters<DraftLookUps[Name]>[0] }
}[keyof DraftLookUps]

/** `found` is missing where looking up has failed: the error stays where it happened. */
type Answer = { readonly found?: unknown }

/** Answers what is asked over a port. `failure` is what a look-up has failed with. */
export class AnsweredPort {
  failure: unknown = null
  readonly #port: MessagePort

  constructor(port: MessagePort, lookUps: DraftLookUps) {
    this.#port = port
    port.on("message", (question: Question) => {
      const answer = (answer: Answer) => port.postMessage(answer)
      lookUp(lookUps, question).then(
        (found) => answer({ found }),
        (error: unknown) => {
          this.failure = error
          answer({})
        },
      )
    })
  }

  close(): void {
    this.#port.close()
  }
}

async function lookUp(lookUps: DraftLookUps, question: Question): Promise<unknown> {
  switch (question.name) {
    case "findCandidates":
      return lookUps.findCandidates(question.of)
    case "findSubjects":
      return lookUps.findSubjects(question.of)
    case "judgeDrafted":
      return lookUps.judgeDrafted(question.of)
  }
}

/** Looks up what the other end of the port answers. */
export function lookUpsOver(port: MessagePort): DraftLookUps {
  const ask = async <Found>(question: Question): Promise<Found> => {
    const answered = once(port, "message")
    port.postMessage(question)
    const [answer] = (await answered) as [Answer]
    if (!("found" in answer)) throw new Error(`looking up has failed: ${question.name}`)
    return answer.found as Found
  }
  return {
    findCandidates: (of) => ask({ name: "findCandidates", of }),
    findSubjects: (of) => ask({ name: "findSubjects", of }),
    judgeDrafted: (of) => ask({ name: "judgeDrafted", of }),
  }
}
