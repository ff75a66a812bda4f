import type { KeyRow } from "../../store/access/keys.ts"

export function presentKey(row: KeyRow) {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
    replacedBy: row.replaced_by,
    rate: row.rate,
  }
}
