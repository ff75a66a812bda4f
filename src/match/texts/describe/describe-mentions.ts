import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import type { Mention } from "../../../text/mention.ts"
import type { MatchLanguage } from "../../languages/match-language.ts"
import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import { middleOf } from "../likeness/rate-values.ts"
import type { Steps } from "../steps.ts"
import type { Description, ReadText } from "./description.ts"
import { findDay } from "./find-day.ts"
import { findRow } from "./find-row.ts"
import { listConcepts } from "./list-concepts.ts"
import { findNearest, groupByConcept, listNearWords, type NearWord } from "./list-near-words.ts"
import { markOnly } from "./mark-only.ts"
import { readContext } from "./read-context.ts"
import { readQualifiers } from "./read-qualifiers.ts"

/** Characters behind a figure. */
const SOME_REACH = 16
const WORD = /[\p{L}\p{N}]+/gu

/** A mention a step. Vague figures name no number and can meet none, so they are left out. */
export function* describeMentions({ mentions, points, text, language }: ReadText): Steps<readonly Description[]> {
  const descriptions: Omit<Description, "isOnly">[] = []
  const spoken = new Set(text.toLowerCase().match(WORD))
  for (const [index, mention] of mentions.entries()) {
    if (mention.quantity.hedge === "vague") continue
    const day = findDay(mention, points, text, MATCH_LANGUAGES[language])
    descriptions.push({ ...describe(mention, index, mentions, text, language), day, spoken })
    yield
  }
  return markOnly(descriptions)
}

function describe(
  mention: Mention,
  index: number,
  all: readonly Mention[],
  text: string,
  code: LanguageCode,
): Omit<Description, "isOnly" | "day" | "spoken"> {
  const language = MATCH_LANGUAGES[code]
  const nouns = listConcepts(mention.noun ?? "", language)
  const head = nouns.at(-1) ?? null
  const words = listNearWords(all, index, text, language)
  return {
    index,
    mention,
    language: code,
    all,
    middle: middleOf(mention.quantity),
    head,
    isOpen: head !== null && language.openNouns.has(head),
    modifiers: nouns.slice(0, -1),
    near: groupByConcept(words),
    row: findRow(all, index, text, language),
    fate: nouns.findLast((noun) => language.fates.has(noun)) ?? findFate(words, language),
    scope: findNearest(words, language.scopes),
    role: findRole(all, index),
    aside: language.findAside(mention, text),
    isSome:
      mention.quantity.dimension === "count" && language.someOf.test(text.slice(mention.end, mention.end + SOME_REACH)),
    qualifiers: readQualifiers(all, index, text, language),
    context: readContext(mention, text),
    position: index / Math.max(all.length - 1, 1),
  }
}

/** Who was infected and died is one of the dead. */
function findFate(words: readonly NearWord[], { fates, illness }: MatchLanguage): string | null {
  const isIll = (word: NearWord) => word.concept === illness
  return (
    findNearest(
      words.filter((word) => !isIll(word)),
      fates,
    ) ?? findNearest(words, fates)
  )
}

/** A part is linked to its whole; the whole comes right after it. */
function findRole(mentions: readonly Mention[], index: number): Description["role"] {
  if (mentions[index]?.links.some(({ kind }) => kind === "out-of")) return "part"
  const isWhole = mentions[index - 1]?.links.some((link) => link.kind === "out-of" && link.with === index)
  return isWhole ? "whole" : null
}
