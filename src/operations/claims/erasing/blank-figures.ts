import { printNumbers } from "../../../quantity/print-numbers.ts"
import { readQuantity } from "../../../quantity/quantity.ts"
import type { Blanked } from "../../../store/claims/erasing/erased-claims.ts"
import { listKeptTexts, listOrphanedFigures, updateFigureTexts } from "../../../store/claims/erasing/erased-figures.ts"
import { listMergesOf, replaceMerge } from "../../../store/claims/erasing/erased-merges.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import type { MergedFigure } from "../../../store/subjects/merge-records.ts"
import { languageOf } from "../correct-claim.ts"
import type { LockedClaims } from "./lock-with-corrections.ts"
import type { Replaced } from "./reword.ts"

/**
 * The figures whose sentences are to be looked at, and what is replaced in these. `common`: wordings that other claims of the
 * families have too. Outside these sentences nothing tells whose words they are.
 */
export type BlankedFigures = {
  readonly ids: readonly string[]
  readonly replaced: readonly Replaced[]
  readonly common: ReadonlySet<string>
}

/**
 * A figure is told in the words of the claim that made it. Where these were erased, and no other claim of the figure says the
 * same, it is told in the words of another claim, or else by its numbers.
 */
export async function blankFigures(
  trx: Trx,
  { families, figures }: LockedClaims,
  blanked: readonly Blanked[],
): Promise<BlankedFigures> {
  const texts = textsOf(blanked)
  const orphaned = await listOrphanedFigures(trx, families, texts)
  const languages = new Map(blanked.map(({ claim }) => [claim.wording, languageOf(claim)]))
  const reworded = orphaned.map(({ said: other, quantity, ...figure }) => {
    const text = other ?? printNumbers(readQuantity(quantity), languages.get(quantity.text))
    return { ...figure, text, old: quantity.text }
  })
  await updateFigureTexts(trx, reworded)
  await blankMerges(trx, families, blanked)
  const ids = [...new Set([...figures, ...reworded.map(({ id }) => id)])]
  const said = await listKeptTexts(trx, { families, figures: ids }, texts)
  const kept = new Set(said.filter(({ of_figures }) => of_figures).map(({ wording }) => wording))
  const replaced = new Map(blanked.map(({ claim, printed }) => [claim.wording, printed]))
  for (const { old, text } of reworded) replaced.set(old, text)
  const gone = [...replaced].filter(([old]) => !kept.has(old))
  const common = new Set(said.map(({ wording }) => wording))
  return { ids, replaced: gone.map(([old, by]) => ({ old, by })), common }
}

function textsOf(blanked: readonly Blanked[]): string[] {
  return [...new Set(blanked.map(({ claim }) => claim.wording))]
}

/** A merge remembers the figures that it moved, with the words that each was told in. */
async function blankMerges(trx: Trx, families: readonly string[], blanked: readonly Blanked[]): Promise<void> {
  const printed = new Map(blanked.map(({ claim, printed: text }) => [claim.wording, text]))
  const ids = new Set(blanked.map(({ claim }) => claim.id))
  const reword = (figure: MergedFigure): MergedFigure => {
    const text = figure.claims.some((id) => ids.has(id)) ? printed.get(figure.quantity.text) : undefined
    return text === undefined ? figure : { ...figure, quantity: { ...figure.quantity, text } }
  }
  for (const { from_id, record } of await listMergesOf(trx, families)) {
    const figures = record.figures.map(reword)
    if (figures.some((figure, index) => figure !== record.figures[index]))
      await replaceMerge(trx, { from_id, record: { ...record, figures } })
  }
}
