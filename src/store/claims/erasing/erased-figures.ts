import { sql } from "kysely"
import type { PrintedQuantity } from "../../../quantity/quantity.ts"
import type { Db } from "../../connection/connect.ts"
import type { Trx } from "../../connection/transaction.ts"
import type { InFamily } from "../../subjects/subjects.ts"

/** A figure whose text no claim says any more. `said`: the wording of the first of its claims that has one. */
export type OrphanedFigure = InFamily & { readonly quantity: PrintedQuantity; readonly said: string | null }

/** The figures of these families with one of these texts that none of their claims says. */
export async function listOrphanedFigures(
  db: Db,
  familyIds: readonly string[],
  texts: readonly string[],
): Promise<OrphanedFigure[]> {
  const { rows } = await sql<OrphanedFigure>`
    select f.family_id, f.id, f.quantity, (select c.wording from claims c
        where c.family_id = f.family_id and c.figure_id = f.id and c.erased_at is null order by c.id limit 1) as said
    from figures f
    where f.family_id = any(${[...familyIds]}::uuid[]) and f.quantity ->> 'text' = any(${[...texts]}::text[])
      and not exists (select from claims c where c.family_id = f.family_id and c.figure_id = f.id
        and c.erased_at is null and c.wording = f.quantity ->> 'text')`.execute(db)
  return rows
}

/** Gives figures another text; what they say stays. */
export async function updateFigureTexts(
  trx: Trx,
  figures: readonly (InFamily & { readonly text: string })[],
): Promise<void> {
  const families = figures.map((figure) => figure.family_id)
  await sql`
    update figures f set quantity = jsonb_set(f.quantity, '{text}', to_jsonb(t.text))
    from unnest(${families}::uuid[], ${figures.map(({ id }) => id)}::uuid[], ${figures.map(({ text }) => text)}::text[])
      as t (family_id, id, text)
    where f.family_id = t.family_id and f.id = t.id`.execute(trx)
}

/** A text that claims of the families say and have not lost; `of_figures`: also claims of the figures. */
export type KeptText = { readonly wording: string; readonly of_figures: boolean }

/** Those of the texts that are still said. */
export async function listKeptTexts(
  db: Db,
  { families, figures }: { readonly families: readonly string[]; readonly figures: readonly string[] },
  texts: readonly string[],
): Promise<KeptText[]> {
  const { rows } = await sql<KeptText>`
    select c.wording, bool_or(c.figure_id = any(${[...figures]}::uuid[])) as of_figures from claims c
    where c.family_id = any(${[...families]}::uuid[]) and c.erased_at is null and c.wording = any(${[...texts]}::text[])
    group by c.wording`.execute(db)
  return rows
}
