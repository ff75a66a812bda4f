import { sql } from "kysely"
import type { Trx } from "../../connection/transaction.ts"
import { ERASED_BODY } from "../../requests/idempotency-keys.ts"
import { holding } from "./like-patterns.ts"

/** Takes the body of every stored answer that names one of these ids. Its key stays taken. */
export async function blankAnswers(trx: Trx, ids: readonly string[]): Promise<void> {
  const patterns = ids.map((id) => `%${id}%`)
  await sql`
    update idempotency_keys set body = ${ERASED_BODY} where body like any(${patterns}::text[])`.execute(trx)
}

/** What lines of imports may hold of claims. */
export type LineTexts = {
  readonly claimIds: readonly string[]
  /** Whole values, such as a quotation. */
  readonly values: readonly string[]
  /** External ids, each with the names and ids of its source. */
  readonly external: readonly { readonly id: string; readonly sources: readonly string[] }[]
}

/**
 * Takes from refused lines what was sent where it holds one of the values, or names one of the external ids with its source,
 * and from lines that were filed what was warned of. `problem` is the JSON text that stands for their problems.
 */
export async function blankLines(trx: Trx, texts: LineTexts, problem: string): Promise<void> {
  await sql`
    update import_lines set warnings = null
    where claim_id = any(${[...texts.claimIds]}::uuid[]) and warnings is not null`.execute(trx)
  const values = texts.values.map((value) => holding(JSON.stringify(value)))
  const raw = texts.values.map((value) => holding(value.replaceAll('"', '""')))
  await sql`
    update import_lines set payload = null, raw = null, problem = ${problem}::jsonb
    where outcome = 'refused' and (payload::text like any(${values}::text[]) or raw like any(${raw}::text[]))`.execute(
    trx,
  )
  for (const { id, sources } of texts.external) {
    const named = sources.map((source) => holding(JSON.stringify(source)))
    await sql`
      update import_lines set payload = null, raw = null, problem = ${problem}::jsonb
      where outcome = 'refused' and payload::text like ${holding(`"externalId":${JSON.stringify(id)}`)}
        and payload::text like any(${named}::text[])`.execute(trx)
  }
}
