import { notFound } from "../../operations/requests/refusals.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findUndo } from "../../store/imports/import-undos.ts"
import { findImport, type ImportRow } from "../../store/imports/imports.ts"
import { presentImport } from "./present.ts"

/** An import as it is answered. */
export async function loadImport(db: Db, id: string) {
  return presentImport(await requireImport(db, id), await findUndo(db, id))
}

export async function requireImport(db: Db, id: string): Promise<ImportRow> {
  const found = await findImport(db, id)
  if (found === undefined) throw notFound("import", id)
  return found
}
