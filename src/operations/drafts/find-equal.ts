import { isTelling } from "../../match/findings/stored/is-telling.ts"
import { readQuantity } from "../../quantity/quantity.ts"
import { type EqualSearch, listEqualFigures } from "../../store/claims/equal-figures.ts"
import type { FigureRow } from "../../store/claims/figures.ts"
import type { Db } from "../../store/connection/connect.ts"
import type { Own } from "../judging/judge.ts"
import type { PairJudgement } from "../judging/judgement.ts"
import { searchColumns } from "../judging/normalise-figure.ts"

/** The stored figures that say the number of a figure of a draft. */
export type Equals = {
  readonly all: readonly FigureRow[]
  /** Those of its own subject. */
  readonly of: (own: Own) => readonly FigureRow[]
  /** Those of other subjects of the story. */
  readonly elsewhere: (own: Own) => readonly FigureRow[]
}

/** Subjects of a story that are looked through for the number of a figure that disagrees with its own. */
const MOST_SUBJECTS = 40

/** A subject in which a number is looked for, with the tolerance of its rules. */
export type Place = { readonly subject: Own["subject"]; readonly tolerance: Own["neighbours"][number]["tolerance"] }

/** Finds what says the same number, whatever its date: in the subject of each figure, and for a telling one in all. */
export async function findEqual(
  db: Db,
  owns: readonly Own[],
  judgements: readonly PairJudgement[],
  story: readonly Place[],
): Promise<Equals> {
  const disagreeing = new Set(judgements.filter(({ judged }) => judged.isFlagged).map(({ a }) => a))
  const mayBeElsewhere = ({ figure }: Own) => isTelling(readQuantity(figure.quantity), disagreeing.has(figure))
  const searches = owns.flatMap((own) => {
    const others = mayBeElsewhere(own) ? story.filter(({ subject }) => isOther(subject, own)) : []
    const self = story.filter(({ subject }) => subject.id === own.subject.id)
    return [...self, ...others.slice(0, MOST_SUBJECTS)].map((place) => ({ own, place }))
  })
  const asked = new Map<string, EqualSearch>()
  const keys = searches.map(({ own, place }) => {
    const search = searchIn(own, place, asked.size)
    const key = [search.subjectId, search.unit, search.narrowMin, search.narrowMax].join(" ")
    if (!asked.has(key)) asked.set(key, search)
    return { own, index: asked.get(key)?.index }
  })
  const found = await listEqualFigures(db, [...asked.values()])
  const indexes = Map.groupBy(keys, ({ own }) => own)
  const rows = Map.groupBy(found, ({ index }) => index)
  const pick = (own: Own, isOwn: boolean) =>
    (indexes.get(own) ?? [])
      .flatMap(({ index }) => rows.get(index ?? -1) ?? [])
      .filter((row) => (row.subject_id === own.subject.id) === isOwn)
  return { all: found, of: (own) => pick(own, true), elsewhere: (own) => pick(own, false) }
}

function isOther(subject: Own["subject"], own: Own): boolean {
  return subject.id !== own.subject.id && subject.unit === own.subject.unit
}

function searchIn({ figure }: Own, { subject, tolerance }: Place, index: number): EqualSearch {
  const columns = searchColumns(figure.unit, readQuantity(figure.quantity), tolerance.hedgeProfile)
  return { index, familyId: subject.family_id, subjectId: subject.id, unit: figure.unit, ...columns }
}
