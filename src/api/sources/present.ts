import type { SourceRow } from "../../store/sources/sources.ts"

export function presentSource(row: SourceRow) {
  const { id, name, aliases, url, tags, version } = row
  return { id, name, aliases, url, tags, createdAt: row.created_at, version }
}
