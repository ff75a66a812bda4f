import type { FastifyRequest } from "fastify"
import type { Audited } from "../../operations/access/audit.ts"
import { actorOf } from "../../operations/access/caller.ts"

/** UTF-16 code units of a path. Those of all routes are shorter. */
const LONGEST_PATH = 300

/** What the audit keeps of a request. `actor` is the one that the history names; of a refused request, the credential's. */
export function auditedOf(request: FastifyRequest, actor = actorOf(request.caller, null)): Audited {
  const { caller, ip, url, id, method, routeOptions } = request
  const { schema, url: route } = routeOptions
  return {
    actor,
    key_id: caller.kind === "key" ? caller.id : null,
    person_id: caller.kind === "person" ? caller.id : null,
    address: ip,
    operation: schema?.operationId ?? (route === undefined ? "unknown" : `${method} ${route}`),
    path: (url.split("?")[0] ?? "").slice(0, LONGEST_PATH),
    request_id: id,
  }
}
