import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import type { Article, LinkCandidate, SubjectProfile } from "../article.ts"
import { listTerms } from "../list-terms.ts"

/** Candidates of a figure at most, as many as a store gives. */
const MOST = 60
/** Characters around a figure whose words look for its subject. */
const REACH = 200
/** Characters of a text that count as its lead. */
const LEAD = 600
/** A word of a name finds more than one of a quote, and that of a long quote least. */
const IN_NAME = 2
const BY_QUOTED = 0.03

type Held = { readonly profile: SubjectProfile; readonly weights: ReadonlyMap<string, number> }

/** Subjects by their words, in memory: what a store finds with its lists of terms. */
export type SubjectIndex = {
  readonly language: LanguageCode
  readonly subjects: readonly Held[]
  readonly byTerm: ReadonlyMap<string, readonly number[]>
}

export function indexSubjects(profiles: readonly SubjectProfile[], language: LanguageCode): SubjectIndex {
  const subjects = profiles.map((profile): Held => {
    const named = listTerms([profile.name, ...profile.aliases].join(". "), language)
    const quoted = listTerms(profile.quotes.map(({ text }) => text).join("\n"), language)
    const weights = new Map(quoted.map((term) => [term, 1 / (1 + BY_QUOTED * quoted.length)]))
    for (const term of named) weights.set(term, IN_NAME)
    return { profile, weights }
  })
  const byTerm = new Map<string, number[]>()
  for (const [index, { weights }] of subjects.entries()) {
    for (const term of weights.keys()) {
      const found = byTerm.get(term)
      if (found === undefined) byTerm.set(term, [index])
      else found.push(index)
    }
  }
  return { language, subjects, byTerm }
}

/** For each figure the subjects of its dimension that share most with the opening of the article and the words around it. */
export function findCandidates(article: Article, index: SubjectIndex): readonly LinkCandidate[] {
  const opening = article.parts.map((part) => (part.in === "headline" ? part.text : part.text.slice(0, LEAD)))
  const shared = weighSubjects(opening.join("\n"), index)
  const found = new Map<number, number[]>()
  let nth = 0
  for (const { text, mentions } of article.parts) {
    for (const { start, end, quantity } of mentions) {
      const near = weighSubjects(text.slice(Math.max(0, start - REACH), end + REACH), index)
      for (const subject of takeBest(shared, near, quantity.dimension, index)) {
        const own = found.get(subject)
        if (own === undefined) found.set(subject, [nth])
        else own.push(nth)
      }
      nth += 1
    }
  }
  return [...found].flatMap(([subject, mentions]) => {
    const held = index.subjects[subject]
    return held === undefined ? [] : [{ profile: held.profile, mentions }]
  })
}

function weighSubjects(text: string, { subjects, byTerm, language }: SubjectIndex): ReadonlyMap<number, number> {
  const weights = new Map<number, number>()
  for (const term of listTerms(text, language)) {
    const holders = byTerm.get(term) ?? []
    const rarity = Math.log((subjects.length + 1) / Math.max(1, holders.length)) ** 2
    for (const subject of holders)
      weights.set(subject, (weights.get(subject) ?? 0) + rarity * (subjects[subject]?.weights.get(term) ?? 0))
  }
  return weights
}

function takeBest(
  shared: ReadonlyMap<number, number>,
  near: ReadonlyMap<number, number>,
  dimension: string,
  { subjects }: SubjectIndex,
): readonly number[] {
  const weights = new Map(shared)
  for (const [subject, weight] of near) weights.set(subject, (weights.get(subject) ?? 0) + weight)
  return [...weights]
    .filter(([subject]) => subjects[subject]?.profile.dimension === dimension)
    .sort(([one, weight], [other, otherWeight]) => otherWeight - weight || one - other)
    .slice(0, MOST)
    .map(([subject]) => subject)
}
