import { type ClaimRow, claimantsOf } from "../../../store/claims/claims.ts"
import { blankAnswers, blankLines } from "../../../store/claims/erasing/erased-answers.ts"
import {
  blankSourceHistory,
  insertErasedExternalIds,
  listExternalIds,
  listNameKeys,
  listUses,
  listWithMerged,
} from "../../../store/claims/erasing/erased-sources.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { insertDirectoryChange } from "../../../store/history/changes.ts"
import { deleteSourceNames, insertSourceName, lockSource, updateSource } from "../../../store/sources/sources.ts"
import type { NamedRow } from "../../../store/subjects/subjects.ts"
import { keyName } from "../../names/keyed-name.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { digestExternalId } from "../../sources/digest-external-id.ts"
import { LINE_PROBLEM } from "./blank-sent.ts"

/** The ids of the sources that have lost their names, and those that keep them, since other claims name them. */
export type BlankedNames = { readonly sources: readonly string[]; readonly kept: readonly NamedRow[] }

/** The name of a source that has lost its own. */
function erasedName(id: string): string {
  return `erased source ${id}`
}

/** Takes the names, aliases, addresses and tags from the sources of claims that no claim with a text names any more. */
export async function blankNames(trx: Trx, claims: readonly ClaimRow[], occasion: Occasion): Promise<BlankedNames> {
  const uses = await listUses(trx, [...new Set(claims.flatMap(sourcesOf))])
  const kept = uses.filter((source) => source.in_use).map(({ id, name }) => ({ id, name }))
  const ids = uses.filter(({ id, name, in_use }) => !in_use && name !== erasedName(id)).map(({ id }) => id)
  if (ids.length === 0) return { sources: [], kept }
  const all = await listWithMerged(trx, ids)
  const names = (await listNameKeys(trx, ids)).map(({ name }) => name)
  await keepExternalIds(trx, ids, occasion.now)
  const shown: string[] = []
  for (const id of all) shown.push(...(await blankSource(trx, id, ids.includes(id))))
  await blankSourceHistory(trx, all)
  for (const entityId of ids) {
    const change = { entity: "source" as const, entityId, actor: occasion.actor, action: "erased", note: null }
    await insertDirectoryChange(trx, { ...change, before: null, after: null }, occasion.now)
  }
  await blankAnswers(trx, all)
  await blankLines(trx, { claimIds: [], values: [...new Set([...names, ...shown])], external: [] }, LINE_PROBLEM)
  return { sources: ids, kept }
}

function sourcesOf(claim: ClaimRow): string[] {
  return [claim.source_id, ...[...claimantsOf(claim), ...claim.via].map(({ id }) => id)]
}

/** Answers what was shown of it. A source that was merged away has no names to be found by. */
async function blankSource(trx: Trx, id: string, isFound: boolean): Promise<string[]> {
  const old = await lockSource(trx, id)
  if (old === undefined) return []
  const name = erasedName(id)
  if (isFound) {
    await deleteSourceNames(trx, id)
    await insertSourceName(trx, id, keyName(name), false)
  }
  await updateSource(trx, id, { name, url: null, tags: [] })
  return [old.name, ...(old.url === null ? [] : [old.url])]
}

/** A source comes anew by its old name, and with it its external ids. */
async function keepExternalIds(trx: Trx, sourceIds: readonly string[], now: string): Promise<void> {
  const keys = await listNameKeys(trx, sourceIds)
  const external = await listExternalIds(trx, sourceIds)
  const erased = external.flatMap(({ source_id, external_id, claim_id }) =>
    keys
      .filter((key) => key.source_id === source_id)
      .map(({ name_key }) => ({ digest: digestExternalId(name_key, external_id), claim_id })),
  )
  await insertErasedExternalIds(trx, erased, now)
}
