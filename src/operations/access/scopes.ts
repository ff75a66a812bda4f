/** What a key or a person may do. `check` reads texts, `file` brings claims in, `review` decides on conflicts. */
export const SCOPES = ["read", "check", "file", "review", "curate", "rules", "webhooks", "admin"] as const
export type Scope = (typeof SCOPES)[number]

/** The scopes of each role, from the least. */
export const ROLES = Object.freeze({
  reader: ["read", "check"],
  reporter: ["read", "check", "file"],
  editor: ["read", "check", "file", "review", "curate"],
  "standards-editor": ["read", "check", "file", "review", "curate", "rules"],
  owner: SCOPES,
} as const satisfies Record<string, readonly Scope[]>)

export type Role = keyof typeof ROLES
export const ROLE_NAMES = Object.freeze(Object.keys(ROLES) as Role[])

export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text)
}

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text)
}

/** In the order of `SCOPES`, each once. */
export function sortScopes(scopes: readonly string[]): readonly Scope[] {
  return SCOPES.filter((scope) => scopes.includes(scope))
}
