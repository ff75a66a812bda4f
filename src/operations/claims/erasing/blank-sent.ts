import { blankAnswers, blankLines } from "../../../store/claims/erasing/erased-answers.ts"
import type { Blanked } from "../../../store/claims/erasing/erased-claims.ts"
import { listNameKeys } from "../../../store/claims/erasing/erased-sources.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import type { BlankedFigures } from "./blank-figures.ts"
import type { LockedClaims } from "./lock-with-corrections.ts"
import { isFoundAnywhere } from "./reword.ts"

/** The problem of a refused line that has lost what was sent. */
export const LINE_PROBLEM = JSON.stringify({
  kind: "claim-erased",
  detail: "What was sent held the text of a claim that was erased, and is gone with it.",
})

/** Takes the text out of what was sent and answered: stored answers, and the lines of imports that were refused. */
export async function blankSent(
  trx: Trx,
  { claims }: LockedClaims,
  { ids: figures, common }: BlankedFigures,
  blanked: readonly Blanked[],
): Promise<void> {
  const claimIds = claims.map(({ id }) => id)
  await blankAnswers(trx, [...claimIds, ...figures])
  const texts = blanked.flatMap(({ claim: { wording, quote, url } }) => [wording, quote ?? "", url ?? ""])
  const values = [...new Set(texts)].filter((text) => isFoundAnywhere(text) && !common.has(text))
  await blankLines(trx, { claimIds, values, external: await listExternal(trx, blanked) }, LINE_PROBLEM)
}

async function listExternal(trx: Trx, blanked: readonly Blanked[]) {
  const names = await listNameKeys(trx, [...new Set(blanked.map(({ claim }) => claim.source_id))])
  const external = new Map(
    blanked.flatMap(({ claim: { external_id, source_id } }) =>
      external_id === null ? [] : [[`${source_id} ${external_id}`, { id: external_id, source_id }] as const],
    ),
  )
  return [...external.values()].map(({ id, source_id }) => {
    const own = names.filter((one) => one.source_id === source_id).map(({ name }) => name)
    return { id, sources: [source_id, ...own] }
  })
}
