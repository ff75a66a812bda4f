import { listFiled } from "../../store/articles/filed-claims.ts"
import { listLineages } from "../../store/articles/lineages.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { lockFamilies } from "../../store/subjects/locks.ts"

/** Locks the families of all subjects that an article speaks of, and of further ones. */
export async function lockSubjects(trx: Trx, articleId: string, further: readonly string[] = []): Promise<void> {
  const filed = (await listFiled(trx, articleId)).map(({ subject_id }) => subject_id)
  const decided = (await listLineages(trx, articleId)).flatMap(({ subject_id }) => subject_id ?? [])
  const subjects = [...new Set([...filed, ...decided, ...further])]
  if (subjects.length > 0) await lockFamilies(trx, subjects)
}
