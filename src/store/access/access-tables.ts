import type { Generated } from "kysely"

/** The tables of who may use the service, and of what they did. A digest is the SHA-256 of a secret, which is not stored. */
export type AccessTables = {
  access_keys: AccessKeysTable
  people: PeopleTable
  invitations: InvitationsTable
  sessions: SessionsTable
  audit: AuditTable
}

export type AccessKeysTable = {
  id: string
  name: string
  scopes: string[]
  digest: Buffer
  created_by: string | null
  created_at: string
  expires_at: string | null
  last_used_at: string | null
  revoked_at: string | null
  revoked_by: string | null
  /** The id of the key that was made in its place. */
  replaced_by: string | null
  /** Cost of requests a minute; null where that of all keys holds. */
  rate: number | null
}

export type PeopleTable = {
  id: string
  name: string
  role: string
  /** Of the newsroom's own login; null where the account was made by an invitation. */
  issuer: string | null
  subject: string | null
  created_by: string | null
  created_at: string
  disabled_at: string | null
  version: Generated<number>
}

export const INVITATION_KINDS = ["owner", "person", "sign-in"] as const
export type InvitationKind = (typeof INVITATION_KINDS)[number]

export type InvitationsTable = {
  id: string
  kind: InvitationKind
  digest: Buffer
  /** Of the account that it makes; null where it signs an account in. */
  role: string | null
  /** Of the account that it makes, as far as whoever invites has given one. */
  name: string | null
  /** The account that it made or signs in. */
  person_id: string | null
  created_by: string | null
  created_at: string
  expires_at: string
  used_at: string | null
  revoked_at: string | null
}

export type SessionsTable = {
  digest: Buffer
  person_id: string
  created_at: string
  last_used_at: string
  expires_at: string
  ended_at: string | null
}

export type AuditTable = {
  id: string
  at: string
  actor: string | null
  key_id: string | null
  person_id: string | null
  address: string | null
  /** The operation as the reference calls it. */
  operation: string
  path: string
  status: number
  request_id: string
}
