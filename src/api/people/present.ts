import type { InvitationRow } from "../../store/access/invitations.ts"
import type { PersonRow } from "../../store/access/people.ts"

export function presentPerson(row: PersonRow) {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    issuer: row.issuer,
    createdBy: row.created_by,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
    version: row.version,
  }
}

export function presentInvitation(row: InvitationRow) {
  return {
    id: row.id,
    kind: row.kind,
    role: row.role,
    name: row.name,
    person: row.person_id,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  }
}
