import { PUBLIC } from "../access/needs.ts"
import { answer, problems } from "../server/answers.ts"
import { Up } from "./shape.ts"

const tags = ["health"]

export const live = {
  tags,
  operationId: "isLive",
  security: PUBLIC,
  summary: "Is the process up?",
  description: "Does not ask the database.",
  response: { 200: answer("It is.", Up, { status: "up" }), ...problems(400) },
}

export const ready = {
  tags,
  operationId: "isReady",
  security: PUBLIC,
  summary: "Can it answer requests?",
  description:
    "Asks the database whether it takes writes. 503 while it is away, is read-only, for instance as a standby, or the service stops.",
  response: { 200: answer("It can.", Up, { status: "up" }), ...problems(400) },
}
