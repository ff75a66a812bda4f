import { isRole, ROLE_NAMES, type Role } from "./scopes.ts"

/** Which claim of a login says what a person may do, and the role that each of its values stands for. */
export type RoleClaim = {
  readonly claim: string
  readonly roles: readonly (readonly [value: string, role: Role])[]
}

/** A claim may be named by an address, as in https://example.org/groups:facts=editor, so that the last colon counts. */
const FORM = /^(.+):([^:=,]+=[^:=,]+(?:,[^:=,]+=[^:=,]+)*)$/

/** Reads "groups:facts-admins=owner,facts=editor"; null where the text is nothing of the kind. */
export function readRoleClaim(text: string): RoleClaim | null {
  const [, claim = "", mapping = ""] = FORM.exec(text) ?? []
  if (claim.trim() === "") return null
  const pairs = mapping.split(",").map((pair) => pair.split("=").map((side) => side.trim()))
  const roles = pairs.flatMap(([value = "", role = ""]) =>
    value !== "" && isRole(role) ? [[value, role] as const] : [],
  )
  return roles.length === pairs.length ? { claim: claim.trim(), roles } : null
}

/** The highest role that the values of a claim stand for: one text, or a list of them. Null where they stand for none. */
export function chooseRole({ roles }: RoleClaim, value: unknown): Role | null {
  const values = Array.isArray(value) ? value : [value]
  const found = roles.filter(([one]) => values.includes(one)).map(([, role]) => role)
  return ROLE_NAMES.findLast((role) => found.includes(role)) ?? null
}
