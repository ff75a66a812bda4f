import type { Refused } from "../../../operations/requests/refusals.ts"
import { pathOf } from "../paths.ts"
import { type Problem, type ProblemKind, problem } from "./problems.ts"

type Refusal = Pick<Refused, "message" | "members"> & {
  readonly kind: ProblemKind
  readonly errors: Problem["errors"]
}

/** What an operation refused, with what only the API knows: where to go instead. */
export function describeRefusal({ kind, message, errors = [], members }: Refusal): Problem {
  const { detail, ...links } = kind === "external-id-taken" ? pointToCorrection(message, members) : { detail: message }
  return problem(kind, detail, { ...(errors.length > 0 ? { errors } : {}), ...members, ...links })
}

/** A line of an import that an earlier version has refused bears the sentence and the path already. */
function pointToCorrection(message: string, { claim, correct }: Refused["members"]) {
  if (correct !== undefined) return { detail: message }
  const path = pathOf("claims", String(claim), "correct")
  return { detail: `${message} To change what it says, POST to ${path}.`, correct: path }
}
