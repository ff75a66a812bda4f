import { type FigureSearch, readFigures } from "../../../store/claims/filing/read-figures.ts"
import { type FiledSearch, readFiled } from "../../../store/claims/filing/read-filed.ts"
import { type FoundSubject, type Named, readPlaces } from "../../../store/claims/filing/read-places.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { BatchState } from "./batch-state.ts"
import type { PreparedClaim, SourceMention } from "./prepare-claim.ts"
import { readContext, type SubjectContext } from "./subject-contexts.ts"
import type { SubjectHints } from "./subject-hints.ts"

/** Locks what claims touch and reads what they name, in one round trip where their subjects are part of nothing. */
export async function readBatch(
  trx: Trx,
  claims: readonly PreparedClaim[],
  { hints, waits }: { hints: SubjectHints; waits: boolean },
): Promise<BatchState> {
  const [places, filed, figures] = await Promise.all([
    readPlaces(trx, listNamed(claims), waits),
    readFiled(trx, claims.flatMap(searchFiled)),
    readFigures(trx, claims.flatMap(searchGuessed)),
  ])
  keepHints(claims, places.subjects, hints)
  return new BatchState({ ...places, filed, figures }, await readRelated(trx, places.subjects))
}

/** Names that nobody knew in this process may have to be created. */
function listNamed(claims: readonly PreparedClaim[]): Named {
  const sources = claims.flatMap(({ source, claimant, via }) => [source, claimant, ...via])
  const subjects = claims.map(({ subject }) => subject)
  return {
    sourceNames: listKeys(sources, false),
    sourceIds: listKeys(sources, true),
    subjectNames: listKeys(subjects, false),
    subjectIds: listKeys(subjects, true),
    newNames: once(claims.flatMap(({ subject, guess }) => (subject.isId || guess !== null ? [] : [subject.key]))),
  }
}

function listKeys(mentions: readonly { key: string; isId: boolean }[], isId: boolean): string[] {
  return once(mentions.filter((mention) => mention.isId === isId).map(({ key }) => key))
}

function once(keys: readonly string[]): string[] {
  return [...new Set(keys)]
}

function searchFiled({ input, source }: PreparedClaim, place: number): FiledSearch[] {
  if (input.externalId === undefined) return []
  const { key, id } = keyOrId(source)
  return [{ place, source_key: key, source_id: id, external_id: input.externalId }]
}

function searchGuessed({ guess, claimant }: PreparedClaim, place: number): FigureSearch[] {
  if (guess === null) return []
  return [searchFigure(place, { subjectId: guess.hint.id, identity: guess.figure.identity }, claimant)]
}

export function searchFigure(
  place: number,
  figure: { readonly subjectId: string; readonly identity: string },
  claimant: SourceMention,
): FigureSearch {
  const { key, id } = keyOrId(claimant)
  return { place, subject_id: figure.subjectId, identity: figure.identity, claimant_key: key, claimant_id: id }
}

function keyOrId({ key, isId }: SourceMention) {
  return isId ? { key: null, id: key } : { key, id: null }
}

/** A name that stands for one subject is worth a guess the next time; one that stands for none is no more. */
function keepHints(claims: readonly PreparedClaim[], subjects: readonly FoundSubject[], hints: SubjectHints): void {
  const found = Map.groupBy(subjects, ({ key }) => key)
  for (const key of new Set(claims.map(({ subject }) => subject.key))) {
    const [only, ...others] = found.get(key) ?? []
    if (only === undefined || others.length > 0 || only.merged_into !== null) hints.delete(key)
    else hints.set(key, { id: only.id, unit: only.unit })
  }
}

async function readRelated(trx: Trx, subjects: readonly FoundSubject[]): Promise<SubjectContext[]> {
  const ids = subjects.filter((one) => one.related && one.merged_into === null).map(({ id }) => id)
  const contexts: SubjectContext[] = []
  for (const id of once(ids)) contexts.push(await readContext(trx, id))
  return contexts
}
