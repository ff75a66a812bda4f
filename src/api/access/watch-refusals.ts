import type { FastifyInstance, FastifyRequest } from "fastify"
import type { RefusedAccess } from "../../operations/access/refused-access.ts"
import { auditedOf } from "../server/audited.ts"
import { readSessionToken } from "./cookies.ts"

/** Keeps in the audit who was refused: a credential that is not in force, a scope that is missing, a foreign page. */
export function watchRefusals(app: FastifyInstance, refused: RefusedAccess): void {
  app.addHook("onResponse", (request, { statusCode: status }, done) => {
    if (status === 403 || (status === 401 && showsCredential(request)))
      refused.note({ audited: auditedOf(request), status })
    done()
  })
  app.addHook("onClose", async () => refused.close())
}

function showsCredential(request: FastifyRequest): boolean {
  return request.headers.authorization !== undefined || readSessionToken(request) !== null
}
