import type { FastifyInstance } from "fastify"
import type { Scope } from "../../operations/access/scopes.ts"

/** Requirements as the reference has them, in the words of OpenAPI: any one of them is enough. */
type Security = readonly Readonly<Record<string, readonly string[]>>[]

export const SECURITY_SCHEMES = {
  key: {
    type: "http",
    scheme: "bearer",
    description:
      "A key of this service, `Authorization: Bearer cck_…`. Each operation names the scope that the key must have. While no key and no account was ever made, and the service listens on this machine only, everything is open without one.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "__Host-countercheck",
    description: "The session of a person who signed in. On plain HTTP on this machine the cookie is `countercheck`.",
  },
} as const

/** The `security` of a route that a key or a person with this scope may use; null: any key and any person. */
export function needs(scope: Scope | null): { key: string[] }[] & { session: string[] }[] {
  const scopes = scope === null ? [] : [scope]
  return [{ key: scopes }, { session: scopes }] as never
}

/** The `security` of a route that needs no credential. */
export const PUBLIC: readonly [] = []

/** What a route needs, by its `security`. */
export type Need = { readonly kind: "public" } | { readonly kind: "credential"; readonly scope: Scope | null }

export function readNeed(security: Security | undefined): Need {
  if (security !== undefined && security.length === 0) return { kind: "public" }
  return { kind: "credential", scope: (security?.[0]?.key?.[0] as Scope | undefined) ?? null }
}

/** A route that is registered from here on names what it needs. */
export function requireSecurity(app: FastifyInstance): void {
  app.addHook("onRoute", ({ method, url, schema }) => {
    if (schema?.security === undefined) throw new Error(`${method} ${url} does not say which scope it needs`)
  })
}
