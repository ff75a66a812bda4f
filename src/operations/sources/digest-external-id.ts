import { createHash } from "node:crypto"

/** The SHA-256 of a folded name of a source and an external id, by which an erased one is known without either. */
export function digestExternalId(nameKey: string, externalId: string): string {
  return createHash("sha256")
    .update(JSON.stringify([nameKey, externalId]))
    .digest("hex")
}
