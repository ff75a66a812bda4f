import type { Rule } from "../../../compare/rules/cascade.ts"
import type { FoundSubject, Held, LookedUpNames, PlainSubject } from "../../../store/claims/filing/look-up-names.ts"
import { type FoundFigure, gatherFigures } from "../../../store/claims/filing/read-figures.ts"
import type { FoundClaim } from "../../../store/claims/filing/read-filed.ts"
import type { SourceToWrite, SubjectToWrite } from "../../../store/claims/filing/write-named.ts"
import { NewNames } from "../../names/new-names.ts"
import type { Similar } from "../../names/similar.ts"
import { findOrDraftSource, type Party } from "../../sources/look-up-sources.ts"
import type { SourceMention } from "../../sources/source-mention.ts"
import type { News } from "../add-claims.ts"
import { type SubjectContext, standAlone } from "./subject-contexts.ts"

/** Sources and subjects that a claim needs and that nobody has: they are written only if the claim is filed. */
export type Draft = { readonly sources: SourceToWrite[]; readonly subjects: SubjectToWrite[] }

/** What a batch has read under its locks. */
export type Found = Omit<LookedUpNames, "rules"> & {
  readonly rules: readonly Rule[]
  readonly filed: readonly FoundClaim[]
  /** By the index of a claim, the one whose text was erased and that had its external id by its source's old name. */
  readonly erased: ReadonlyMap<number, string | undefined>
  readonly figures: readonly FoundFigure[]
}

/**
 * What a batch has read under its locks, and what its claims have made of it so far: a name that is new with one claim
 * is known to the next.
 */
export class BatchState {
  readonly held: Held
  readonly #rules: readonly Rule[]
  readonly #contexts: Map<string, SubjectContext>
  readonly #sources: Map<string, Party>
  readonly #subjects = new Map<string, FoundSubject[]>()
  readonly #filed: ReadonlyMap<number, FoundClaim>
  readonly #erased: Found["erased"]
  readonly #figures: ReadonlyMap<number, FoundFigure>
  readonly #taken = new Set<string>()
  readonly #created = new Set<string>()
  readonly #newNames = new NewNames()
  readonly #news: { sources: SourceToWrite[]; subjects: SubjectToWrite[] } = { sources: [], subjects: [] }

  /** `related`: the contexts of subjects that are part of something, or have parts. */
  constructor({ held, rules, sources, subjects, filed, erased, figures }: Found, related: readonly SubjectContext[]) {
    this.held = held
    this.#rules = rules
    this.#contexts = new Map(related.map((context) => [context.subject.id, context]))
    this.#sources = new Map(sources.map(({ key, id, name }) => [key, { id, name }]))
    for (const subject of subjects) this.#addSubject(subject)
    this.#filed = new Map(filed.map((claim) => [claim.index, claim]))
    this.#erased = erased
    this.#figures = gatherFigures(figures)
  }

  get news(): News {
    return this.#news
  }

  /** The claim in force that the external id of the claim at this index stands for. */
  findInForce(index: number): FoundClaim | undefined {
    return this.#filed.get(index)
  }

  /** The id of an erased claim that the external id of the claim at this index stood for. */
  findErased(index: number): string | undefined {
    return this.#erased.get(index)
  }

  /** The stored figure that was guessed for the claim at this index. */
  findFigure(index: number): FoundFigure | undefined {
    return this.#figures.get(index)
  }

  listSubjects(key: string): readonly FoundSubject[] {
    return this.#subjects.get(key) ?? []
  }

  /** The subject with those whose figures its own are held against. */
  contextOf(found: PlainSubject): SubjectContext {
    const known = this.#contexts.get(found.id)
    if (known !== undefined) return known
    const context = standAlone(found, this.#rules)
    this.#contexts.set(found.id, context)
    return context
  }

  /** For a subject that was resolved after the batch was read. */
  keepContext(context: SubjectContext): void {
    this.#contexts.set(context.subject.id, context)
  }

  /** Refuses an id that stands for nothing; a name that nobody has becomes a source of the draft. */
  findSource(mention: SourceMention, draft: Draft): Party {
    return findOrDraftSource(mention, this.#sources, draft.sources)
  }

  /** True for the first claim of the batch that asks for this external id. */
  takes(sourceId: string, externalId: string): boolean {
    const key = `${sourceId} ${externalId}`
    if (this.#taken.has(key)) return false
    this.#taken.add(key)
    return true
  }

  /** Whether a claim of the batch creates the subject. */
  creates(subjectId: string): boolean {
    return this.#created.has(subjectId)
  }

  /** The subjects that the batch creates and that a name may mean. */
  findNewLike(name: string): readonly Similar[] {
    return this.#newNames.findLike(name)
  }

  /** Later claims of the batch find what this one creates. */
  keep(draft: Draft, created?: FoundSubject): void {
    this.#news.sources.push(...draft.sources)
    this.#news.subjects.push(...draft.subjects)
    for (const { name_key, id, name } of draft.sources) this.#sources.set(name_key, { id, name })
    if (created === undefined) return
    this.#created.add(created.id)
    this.#newNames.add(created)
    this.#addSubject(created)
  }

  #addSubject(subject: FoundSubject): void {
    this.#subjects.set(subject.key, [...(this.#subjects.get(subject.key) ?? []), subject])
  }
}
