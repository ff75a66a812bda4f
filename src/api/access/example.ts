const members = {
  id: "7Hq2mZ0x",
  name: "CMS",
  scopes: ["check", "file"],
  createdBy: "Ana",
  createdAt: "2024-11-07T09:00:00Z",
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
  replacedBy: null,
  rate: null,
}

export const exampleKeyInput = { name: "CMS", scopes: ["check", "file"], expiresAt: "2025-11-07T00:00:00Z" }

export const exampleKey = { ...members, lastUsedAt: "2024-11-07T09:30:00Z" }

export const exampleCreatedKey = { ...members, key: "cck_7Hq2mZ0x_(36 more characters)" }

export const exampleMe = { kind: "key", id: members.id, name: "CMS", role: null, scopes: members.scopes, note: null }
