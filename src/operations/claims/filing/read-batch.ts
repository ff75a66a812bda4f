import { findErasedExternalIds } from "../../../store/claims/erasing/erased-sources.ts"
import { type FoundSubject, lookUpNames, type Named } from "../../../store/claims/filing/look-up-names.ts"
import { type FigureSearch, readFigures } from "../../../store/claims/filing/read-figures.ts"
import { type FiledSearch, readFiled } from "../../../store/claims/filing/read-filed.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import type { NormalisedFigure } from "../../judging/normalise-figure.ts"
import { ruleOf } from "../../judging/tolerances.ts"
import { digestExternalId } from "../../sources/digest-external-id.ts"
import { listSourceKeys } from "../../sources/look-up-sources.ts"
import type { SourceMention } from "../../sources/source-mention.ts"
import { listSubjectKeys } from "../../subjects/look-up-subjects.ts"
import type { SubjectMention } from "../../subjects/subject-mention.ts"
import { BatchState } from "./batch-state.ts"
import type { PreparedClaim } from "./prepare-claim.ts"
import { readContext, type SubjectContext } from "./subject-contexts.ts"
import type { SubjectHints } from "./subject-hints.ts"

export type Reading = {
  readonly hints: SubjectHints
  readonly waits: boolean
  /** What the subjects of the claims are to be created in: locked with the rest, since locks are taken in one order. */
  readonly wholes?: readonly SubjectMention[]
}

/** Locks what claims touch and reads what they name, in one round trip where their subjects are part of nothing. */
export async function readBatch(
  trx: Trx,
  claims: readonly PreparedClaim[],
  { hints, waits, wholes = [] }: Reading,
): Promise<BatchState> {
  const digests = claims.map(digestOf)
  const [named, filed, erased, figures] = await Promise.all([
    lookUpNames(trx, listNamed(claims, wholes), waits),
    readFiled(trx, claims.flatMap(searchFiled)),
    findErasedExternalIds(
      trx,
      digests.filter((digest) => digest !== null),
    ),
    readFigures(trx, claims.flatMap(searchGuessed)),
  ])
  keepHints(claims, named.subjects, hints)
  const erasedAt = new Map(digests.map((digest, index) => [index, erased.get(digest ?? "")]))
  const rules = named.rules.map(ruleOf)
  return new BatchState({ ...named, rules, filed, figures, erased: erasedAt }, await readRelated(trx, named.subjects))
}

/** A name that stood for no subject when this process saw it last may have to be created. */
function listNamed(claims: readonly PreparedClaim[], wholes: readonly SubjectMention[]): Named {
  const unknown = claims.flatMap(({ subject, guess }) => (guess === null ? [subject] : []))
  return {
    ...listSourceKeys(claims.flatMap(({ source, claimants, via }) => [source, ...claimants, ...via])),
    ...listSubjectKeys([...claims.map(({ subject }) => subject), ...wholes]),
    newNames: [...listSubjectKeys([...unknown, ...wholes]).subjectNames],
  }
}

function searchFiled({ input, source }: PreparedClaim, index: number): FiledSearch[] {
  if (input.externalId === undefined) return []
  const { key, id } = keyOrId(source)
  return [{ index, source_key: key, source_id: id, external_id: input.externalId }]
}

/** By an id the source itself is found, and the claim with it. */
export function digestOf({ input, source }: PreparedClaim): string | null {
  return input.externalId === undefined || source.isId ? null : digestExternalId(source.key, input.externalId)
}

function searchGuessed({ guess, claimants }: PreparedClaim, index: number): FigureSearch[] {
  if (guess === null) return []
  return searchFigure(index, guess.figure, claimants)
}

/** A search for each claimant: the figure is known to a claim where all of them assert it. */
export function searchFigure(
  index: number,
  figure: Pick<NormalisedFigure, "familyId" | "subjectId" | "identity">,
  claimants: readonly SourceMention[],
): FigureSearch[] {
  const { familyId: family_id, subjectId: subject_id, identity } = figure
  return claimants.map((claimant) => {
    const { key, id } = keyOrId(claimant)
    return { index, family_id, subject_id, identity, claimant_key: key, claimant_id: id }
  })
}

function keyOrId({ key, isId }: SourceMention) {
  return isId ? { key: null, id: key } : { key, id: null }
}

/** A name that stands for one subject is worth a guess the next time, and no other name is. */
function keepHints(claims: readonly PreparedClaim[], subjects: readonly FoundSubject[], hints: SubjectHints): void {
  const found = Map.groupBy(subjects, ({ key }) => key)
  for (const key of new Set(claims.map(({ subject }) => subject.key))) {
    const [only, ...others] = found.get(key) ?? []
    if (only === undefined || others.length > 0 || only.merged_into !== null) hints.delete(key)
    else hints.set(key, { family_id: only.family_id, id: only.id, unit: only.unit })
  }
}

async function readRelated(trx: Trx, subjects: readonly FoundSubject[]): Promise<SubjectContext[]> {
  const ids = subjects.filter((one) => one.related && one.merged_into === null).map(({ id }) => id)
  const contexts: SubjectContext[] = []
  for (const id of new Set(ids)) contexts.push(await readContext(trx, id))
  return contexts
}
