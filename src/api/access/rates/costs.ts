/** What requests cost that cost more than 1, by their operation. docs/operating.md has the same table. */
export const COSTS: Readonly<Record<string, number>> = {
  exportRecords: 20,
  listAudit: 5,
  previewRule: 20,
  learnLinkModel: 20,
  createImport: 20,
  undoImport: 20,
  readRefusedLines: 10,
  readSubjectReport: 5,
}

/** Operations that cost 1 for each begun so many bytes of their body. */
export const BY_SIZE = { operations: ["parseText", "compare", "checkDraft", "putArticle"], bytes: 10_000 } as const

/** What a request costs. `bytes`: its Content-Length; null where it says none, which counts as a text of 100,000 bytes. */
export function costOf(operation: string | undefined, bytes: number | null): number {
  if (operation === undefined) return 1
  if ((BY_SIZE.operations as readonly string[]).includes(operation))
    return Math.max(1, Math.ceil((bytes ?? UNKNOWN_SIZE) / BY_SIZE.bytes))
  return COSTS[operation] ?? 1
}

const UNKNOWN_SIZE = 100_000
