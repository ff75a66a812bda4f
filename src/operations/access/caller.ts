import type { Scope } from "./scopes.ts"

/**
 * Who sends a request, as far as a credential shows. `open` is anybody, of a service that listens on this machine only and
 * was never given a key or an account; `public` is somebody without a credential who asks for what needs none.
 */
export type Caller =
  | { readonly kind: "open" | "public" }
  | {
      readonly kind: "key"
      readonly id: string
      readonly name: string
      readonly scopes: readonly Scope[]
      /** Cost of its requests a minute; null where that of all keys holds. */
      readonly rate: number | null
    }
  | {
      readonly kind: "person"
      readonly id: string
      readonly name: string
      readonly role: string
      readonly scopes: readonly Scope[]
    }

export function mayDo(caller: Caller, scope: Scope): boolean {
  return "scopes" in caller ? caller.scopes.includes(scope) : caller.kind === "open"
}

/** Whose idempotency keys and shares the caller's are: "" for all who show no credential. */
export function ownerOf(caller: Caller): string {
  return "id" in caller ? `${caller.kind}:${caller.id}` : ""
}

/** The name that a history keeps: the key or the person, always. `refinement` is what the request says of itself besides. */
export function actorOf(caller: Caller, refinement: string | null): string | null {
  if (!("id" in caller)) return refinement
  const name = caller.kind === "key" ? `key ${caller.name}` : caller.name
  return refinement === null ? name : `${name} for "${refinement}"`
}
