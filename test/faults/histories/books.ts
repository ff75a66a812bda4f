import type { Body } from "../../support/app.ts"
import type { Kind } from "./operations.ts"

/** One request with its answer, for the evidence. Times are milliseconds since the start. */
export type Entry = {
  readonly place: number
  readonly kind: Kind
  readonly from: number
  readonly to: number
  readonly asked: string
  readonly status: number
  readonly answered: string
}

/** A claim as it was acknowledged, and what was said to file it: that files it once more. */
export type FiledClaim = { readonly answer: Body; readonly said: Body }
export type End = { readonly status: "retracted" | "corrected"; readonly by: string | null }

/** What was acknowledged, and nothing else. Everything that has a version is kept with each version that was answered. */
export type Books = {
  readonly seed: number
  readonly claims: Map<string, FiledClaim>
  /** Answers to moves of a claim to another subject. */
  readonly moves: Map<string, Body[]>
  /** Acknowledged ends of a claim; there must not be two. */
  readonly ends: Map<string, End[]>
  /** Who was created and who was found, of each delivery that was acknowledged. */
  readonly deliveries: { readonly source: string; readonly externalId: string; readonly status: number }[]
  readonly subjects: Map<string, Body[]>
  readonly sources: Map<string, Body[]>
  readonly rules: Map<string, Body[]>
  readonly exceptions: Map<string, Body[]>
  /** Answers to PATCH. */
  readonly conflicts: Map<string, Body[]>
  /** From -> into. */
  readonly subjectMerges: Map<string, string>
  readonly sourceMerges: Map<string, string>
  /** Acknowledged merges of a subject less those that were undone: 0 or 1 in the end. */
  readonly mergeTurns: Map<string, number>
  /** Subjects of merges that were undone: their versions and names changed without an answer that shows them. */
  readonly apart: Set<string>
  /** Names under which wholes came along with their parts. */
  readonly wholes: Set<string>
  readonly log: Entry[]
  /** Acknowledged requests and refusals, by kind of operation. */
  readonly done: Map<string, number>
  readonly refused: Map<string, number>
  readonly wrong: string[]
}

export function openBooks(seed: number): Books {
  return {
    seed,
    claims: new Map(),
    moves: new Map(),
    ends: new Map(),
    deliveries: [],
    subjects: new Map(),
    sources: new Map(),
    rules: new Map(),
    exceptions: new Map(),
    conflicts: new Map(),
    subjectMerges: new Map(),
    sourceMerges: new Map(),
    mergeTurns: new Map(),
    apart: new Set(),
    wholes: new Set(),
    log: [],
    done: new Map(),
    refused: new Map(),
    wrong: [],
  }
}

/** Ids of all subjects that an answer named, merged ones too. */
export function listSubjectIds({ claims, subjects }: Books): string[] {
  const named = [...claims.values()].map(({ answer }) => answer.subject.id)
  return [...new Set([...named, ...subjects.keys()])]
}

export function listSourceIds({ claims, sources }: Books): string[] {
  const named = [...claims.values()].flatMap(({ answer }) => [
    answer.source.id,
    ...answer.claimants.map(({ id }: Body) => id),
  ])
  return [...new Set([...named, ...sources.keys()])]
}

/** What an id stands for after all merges. */
export function follow(merges: ReadonlyMap<string, string>, id: string): string {
  const into = merges.get(id)
  return into === undefined ? id : follow(merges, into)
}

export function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  map.set(key, [...(map.get(key) ?? []), value])
}

export function countIn(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}

/** The answer with the highest version; undefined where nothing was answered. */
export function latestOf(answers: readonly Body[] = []): Body | undefined {
  return answers.reduce<Body | undefined>((best, one) => (one.version >= (best?.version ?? 0) ? one : best), undefined)
}
