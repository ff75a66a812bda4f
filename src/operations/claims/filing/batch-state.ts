import type { Rule } from "../../../compare/rules/cascade.ts"
import type { FoundFigure } from "../../../store/claims/filing/read-figures.ts"
import type { FoundClaim } from "../../../store/claims/filing/read-filed.ts"
import type { FoundSource, FoundSubject, Held, Places, PlainSubject } from "../../../store/claims/filing/read-places.ts"
import type { SourceToWrite, SubjectToWrite } from "../../../store/claims/filing/write-places.ts"
import { newId } from "../../../store/connection/new-id.ts"
import { ruleOf } from "../../judging/tolerances.ts"
import type { News } from "../add-claims.ts"
import type { SourceMention } from "./prepare-claim.ts"
import { type SubjectContext, standAlone } from "./subject-contexts.ts"

type Source = Pick<FoundSource, "id" | "name">

/** Sources and subjects that claims need and that nobody has: written only if the claim is filed. */
export type Draft = { readonly sources: SourceToWrite[]; readonly subjects: SubjectToWrite[] }

/** What a batch has read under its locks. */
export type Found = Places & { readonly filed: readonly FoundClaim[]; readonly figures: readonly FoundFigure[] }

/**
 * What a batch has read under its locks, and what its claims have made of it so far: a name that is new with one claim
 * is known to the next.
 */
export class BatchState {
  readonly held: Held
  readonly #rules: readonly Rule[]
  readonly #contexts: Map<string, SubjectContext>
  readonly #sources: Map<string, Source>
  readonly #subjects = new Map<string, FoundSubject[]>()
  readonly #filed: ReadonlyMap<number, FoundClaim>
  readonly #figures: ReadonlyMap<number, FoundFigure>
  readonly #taken = new Set<string>()
  readonly #news: { sources: SourceToWrite[]; subjects: SubjectToWrite[] } = { sources: [], subjects: [] }

  /** `related`: the contexts of subjects that are part of something, or have parts. */
  constructor({ held, rules, sources, subjects, filed, figures }: Found, related: readonly SubjectContext[]) {
    this.held = held
    this.#rules = rules.map(ruleOf)
    this.#contexts = new Map(related.map((context) => [context.subject.id, context]))
    this.#sources = new Map(sources.map(({ key, id, name }) => [key, { id, name }]))
    for (const subject of subjects) this.#addSubject(subject)
    this.#filed = new Map(filed.map((claim) => [claim.place, claim]))
    this.#figures = new Map(figures.map((figure) => [figure.place, figure]))
  }

  get news(): News {
    return this.#news
  }

  findFiled(place: number): FoundClaim | undefined {
    return this.#filed.get(place)
  }

  findFigure(place: number): FoundFigure | undefined {
    return this.#figures.get(place)
  }

  listSubjects(key: string): readonly FoundSubject[] {
    return this.#subjects.get(key) ?? []
  }

  /** The subject with those that its figures are held against. */
  contextOf(found: PlainSubject): SubjectContext {
    const known = this.#contexts.get(found.id)
    if (known !== undefined) return known
    const context = standAlone(found, this.#rules)
    this.#contexts.set(found.id, context)
    return context
  }

  keepContext(context: SubjectContext): void {
    this.#contexts.set(context.subject.id, context)
  }

  /** Undefined for an id that stands for nothing; a name that nobody has becomes a source of the draft. */
  findSource({ key, isId, name, url }: SourceMention, draft: Draft): Source | undefined {
    const known = this.#sources.get(key)
    if (known !== undefined || isId) return known
    const drafted = draft.sources.find((source) => source.name_key === key)
    if (drafted !== undefined) return { id: drafted.id, name: drafted.name }
    const id = newId()
    draft.sources.push({ id, name, name_key: key, url })
    return { id, name }
  }

  /** True for the first claim of the batch that asks for this external id. */
  takes(sourceId: string, externalId: string): boolean {
    const key = `${sourceId} ${externalId}`
    if (this.#taken.has(key)) return false
    this.#taken.add(key)
    return true
  }

  /** What a claim that is filed brings with it is there from now on. */
  keep(draft: Draft, created?: FoundSubject): void {
    this.#news.sources.push(...draft.sources)
    this.#news.subjects.push(...draft.subjects)
    for (const { name_key, id, name } of draft.sources) this.#sources.set(name_key, { id, name })
    if (created !== undefined) this.#addSubject(created)
  }

  #addSubject(subject: FoundSubject): void {
    this.#subjects.set(subject.key, [...(this.#subjects.get(subject.key) ?? []), subject])
  }
}
