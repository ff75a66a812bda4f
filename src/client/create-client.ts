import { Call } from "./call.ts"
import { Download, type Opened } from "./download.ts"
import { Listing, type Page } from "./listing.ts"
import type { Client } from "./methods.ts"
import type { AnswerKind, Operation } from "./operation.ts"
import { OPERATIONS } from "./operations.ts"
import { type Answer, describeAnswer, readJson, requireText } from "./read-answer.ts"
import { type Arguments, makeRequest, splitArguments } from "./request.ts"
import { send } from "./send.ts"
import { type ClientSettings, type Connection, readSettings } from "./settings.ts"

/** A client of one service. Throws a TypeError where a setting cannot be used. */
export function createClient(settings: ClientSettings): Client {
  const connection = readSettings(settings)
  const methods = Object.entries(OPERATIONS).map(([name, operation]) => [
    name,
    (...given: readonly unknown[]) => call(name, operation, splitArguments(name, operation, given), connection),
  ])
  return Object.freeze(Object.fromEntries(methods)) as Client
}

function call(name: string, operation: Operation, given: Arguments, connection: Connection): unknown {
  const kind = chooseKind(operation, given.params.format)
  if (kind === "json") return new Call(askForJson(name, operation, given, connection))
  if (kind === "list") {
    return new Listing(async (cursor) => {
      const params = cursor === undefined ? given.params : { ...given.params, cursor }
      return (await askForJson(name, operation, { ...given, params }, connection)).data as Page<unknown>
    })
  }
  return new Download(() => openText(name, operation, given, connection), kind === "records")
}

/** A format that is not known is left for the service to refuse. */
function chooseKind({ answer, formats }: Operation, format: unknown): AnswerKind {
  return formats?.[String(format)] ?? answer
}

async function askForJson(
  name: string,
  operation: Operation,
  given: Arguments,
  connection: Connection,
): Promise<Answer<unknown>> {
  const outgoing = makeRequest(name, operation, given, connection)
  return send(outgoing, connection, (success) => readJson(success, outgoing))
}

async function openText(name: string, operation: Operation, given: Arguments, connection: Connection): Promise<Opened> {
  const outgoing = makeRequest(name, operation, given, connection)
  return send(outgoing, connection, async (success) => {
    await requireText(success, outgoing)
    const body = success.answer.body ?? new ReadableStream<Uint8Array>({ start: (stream) => stream.close() })
    return { answer: describeAnswer(success.answer, body), asked: outgoing, explain: success.explain }
  })
}
