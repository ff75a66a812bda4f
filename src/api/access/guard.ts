import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { type Caller, mayDo } from "../../operations/access/caller.ts"
import type { Recogniser } from "../../operations/access/recogniser.ts"
import { ProblemError } from "../server/problems/error-handler.ts"
import { cutLong } from "../server/problems/shown-text.ts"
import { readSessionToken } from "./cookies.ts"
import { isLoopback, makeHostCheck } from "./hosts.ts"
import { type Need, readNeed } from "./needs.ts"
import { isForeignWrite, saysWhereFrom } from "./origins.ts"

declare module "fastify" {
  interface FastifyRequest {
    /** Who sends it. */
    caller: Caller
  }
}

export type GuardOptions = {
  readonly recogniser: Recogniser
  /** The address that the service listens on. */
  readonly host: string
  /** Further hosts that it answers for. */
  readonly allowedHosts: readonly string[]
  /** Origins whose pages may send requests. */
  readonly corsOrigins: readonly string[]
}

const NOBODY: Caller = Object.freeze({ kind: "public" })
const ANYBODY: Caller = Object.freeze({ kind: "open" })
const BEARER = /^bearer +(\S+) *$/i

/** Refuses requests that name a host of somebody else. Whoever sends one of ours is nobody until a credential says more. */
export function guardHosts(
  app: FastifyInstance,
  { host, allowedHosts }: Pick<GuardOptions, "host" | "allowedHosts">,
): void {
  const isOurs = makeHostCheck(host, allowedHosts)
  app.decorateRequest("caller")
  app.addHook("onRequest", (request, _reply, done) => {
    request.caller = NOBODY
    if (!isOurs(request.host)) throw wrongHost(request.host)
    done()
  })
}

/**
 * Lets in who may: the host that is asked must be ours, a write may not come from a page of another site, and the caller needs
 * the scope that the route names in its `security`. All of it before anything of the body is read.
 */
export function guardRequests(
  app: FastifyInstance,
  { recogniser, host, allowedHosts, corsOrigins }: GuardOptions,
): void {
  guardHosts(app, { host, allowedHosts })
  const origins = new Set(corsOrigins.map((origin) => origin.toLowerCase()))
  const staysOpen = isLoopback(host)
  const mayStayOpen = ({ headers }: FastifyRequest) => staysOpen && headers.authorization === undefined
  const askWho = async (request: FastifyRequest, reply: FastifyReply, need: Requirement["need"]) => {
    const isKnown = await recogniser.isAnybodyKnown()
    if (!isKnown && mayStayOpen(request)) request.caller = ANYBODY
    else await requireCredential(request, reply, { need, recogniser, isOwned: isKnown })
  }
  app.addHook("onRequest", (request, reply, done) => {
    if (isForeignWrite(request, origins)) throw foreignOrigin(request)
    const need = readNeed(request.routeOptions.schema?.security)
    if (need.kind === "public") return done()
    if (!mayStayOpen(request) || recogniser.rememberAnybody() !== false) return askWho(request, reply, need)
    request.caller = ANYBODY
    done()
  })
}

type Requirement = {
  readonly need: Exclude<Need, { kind: "public" }>
  readonly recogniser: Recogniser
  readonly isOwned: boolean
}

async function requireCredential(
  request: FastifyRequest,
  reply: FastifyReply,
  { need, recogniser, isOwned }: Requirement,
) {
  const { authorization } = request.headers
  const caller = await recognise(request, recogniser)
  if (caller?.kind === "person" && !saysWhereFrom(request)) throw foreignOrigin(request)
  if (caller !== null) request.caller = caller
  if (caller === null) {
    reply.header("www-authenticate", challenge(authorization !== undefined))
    throw new ProblemError("unauthenticated", explainMissing(authorization, isOwned))
  }
  if (need.scope !== null && !mayDo(caller, need.scope)) {
    const scopes = "scopes" in caller ? caller.scopes : []
    const has = scopes.length === 0 ? "none" : scopes.join(", ")
    const detail = `This needs the scope "${need.scope}"; the credential has ${has}.`
    throw new ProblemError("missing-scope", detail, { scope: need.scope, scopes })
  }
}

/** A key goes before a session: whoever sends one means it. */
async function recognise(request: FastifyRequest, recogniser: Recogniser): Promise<Caller | null> {
  const { authorization } = request.headers
  if (authorization !== undefined) {
    const [, key] = BEARER.exec(authorization) ?? []
    return key === undefined ? null : recogniser.recogniseKey(key)
  }
  const token = readSessionToken(request)
  return token === null ? null : recogniser.recogniseSession(token)
}

function challenge(isShown: boolean): string {
  return `Bearer realm="countercheck"${isShown ? ', error="invalid_token"' : ""}`
}

/** The same for every key that is not taken: nothing says whether it exists. */
function explainMissing(authorization: string | undefined, isOwned: boolean): string {
  if (authorization !== undefined)
    return "The Authorization header holds no key that is in force. Send `Authorization: Bearer` and the key, or ask an owner for a new one."
  if (isOwned) return "Send `Authorization: Bearer` and a key of this service, or sign in."
  return "Nobody owns this service yet. Open the link that it has printed at its start, or make a key with `npm run keys`."
}

function wrongHost(host: string): ProblemError {
  const shown = host === "" ? "no host" : `the host "${cutLong(host)}"`
  return new ProblemError(
    "wrong-host",
    `The request names ${shown}, and this service does not answer for it. Where the name is right, add it to ALLOWED_HOSTS.`,
    {
      errors: [
        { parameter: "Host", detail: "is not an address that the service listens on, nor one of ALLOWED_HOSTS" },
      ],
    },
  )
}

function foreignOrigin({ headers }: FastifyRequest): ProblemError {
  if (headers.origin === undefined && headers["sec-fetch-site"] === undefined) {
    const detail =
      "A session may write from pages of this service only, and the request does not say where it comes from"
    return new ProblemError("foreign-origin", `${detail}. Send its Origin, or a key instead of the session.`)
  }
  const from = headers.origin === undefined ? "another site" : cutLong(headers.origin)
  return new ProblemError(
    "foreign-origin",
    `A page of ${from} sent this, and only pages of this service may write. Where it may, add its origin to CORS_ORIGINS.`,
  )
}
