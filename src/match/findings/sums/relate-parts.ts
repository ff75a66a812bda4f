import type { SumWords } from "../../languages/sum-words.ts"
import type { Group, Part } from "./list-groups.ts"

/**
 * `all`: the text says that the parts are all of the whole; `some`: that no part counts what another counts, each by what befell
 * it; `apart`: likewise, while nothing says that they are all.
 */
export type Relation = "all" | "some" | "apart"

/** What the words of a text say of figures that may be the parts of a whole; null where they do not say that they are. */
export function relateParts(group: Group, words: SumWords): Relation | null {
  const { whole, parts, before, between, isWholeLast } = group
  const noun = areKinds(group, words) ? null : whole.noun
  if (words.rate.test(before) || parts.some((part, at) => !mayBePart(part, at, noun, words))) return null
  if (isWholeLast) return "all"
  if (words.someOfThem.test(between)) return null
  if (areAll(group, words)) return "all"
  if (haveOwnFates(parts, words) && !hasOneOfTheirs(group, words)) return "some"
  return areApart(group, words) ? "apart" : null
}

/** "Of 96 drones 71 were brought down, another 35 were lost"; "the 120 seats": what one has nobody else has. */
function areApart(group: Group, words: SumWords): boolean {
  const { whole, parts, before } = group
  const { another, outOf, allotted, allots } = words
  const isOutOf = outOf.test(before)
  if (isOutOf && parts.slice(1).every(({ lead }) => another.test(lead))) return true
  if (allotted.test(whole.noun ?? "") && parts.every((part) => allots.test(part.words))) return true
  return areShares(group, words)
}

/** "7 million euros, of which 4 million are for roads, 2 million for bridges": nothing is spent twice. */
function areShares({ whole, parts, between }: Group, { ofThese, shares, someOfThem }: SumWords): boolean {
  if (whole.quantity.dimension !== "money" || !shares.test(between)) return false
  return parts.every(({ lead }, at) => at === 0 || (!ofThese.test(lead) && !someOfThem.test(lead)))
}

function areAll(group: Group, words: SumWords): boolean {
  const { parts, between } = group
  const last = parts.at(-1)
  if (last !== undefined && words.rest.test(last.lead)) return true
  const isCounted = parts.every(({ mention }) => mention.noun === null || parts.length > 1)
  return (isCounted && words.madeUpOf.test(between)) || areCounterparts(group, words)
}

/** Fewer than this may be things of which each is told how many it has: "two villages: 40 houses and 12 barns". */
const LEAST_OF_KINDS = 10

/** "100 birds were culled: 60 turkeys and 40 hens": behind a colon each part has the name of a kind of what was counted. */
function areKinds({ whole, parts, between }: Group, { madeUpOf }: SumWords): boolean {
  const nouns = new Set(parts.flatMap(({ mention }) => mention.noun ?? []))
  const isMany = (whole.quantity.value?.valueOf() ?? 0) >= LEAST_OF_KINDS
  return isMany && nouns.size === parts.length && !splitsClause(between) && madeUpOf.test(between)
}

/** Whether a sentence or a part of one ends between a whole and its parts. */
function splitsClause(between: string): boolean {
  return /[.;]/.test(between)
}

/**
 * A part is counted in the noun of its whole or without one, or in one of those that make up a whole together. Of "four of them,
 * and one of those", the second is a part of the first.
 */
function mayBePart(
  { mention: { noun }, lead, behind }: Part,
  at: number,
  whole: string | null,
  words: SumWords,
): boolean {
  if (words.rate.test(lead) || (at > 0 && words.ofThese.test(behind.slice(0, NEXT).split(",")[0] ?? ""))) return false
  if (noun === null || whole === null || words.stem(noun) === words.stem(whole)) return true
  if (whole.endsWith(noun) || noun.endsWith(whole)) return true
  return words.openNouns.test(whole) || words.counterparts.some((nouns) => nouns.some((one) => one.test(noun)))
}

/** Characters behind a figure without a noun within which one stands: "1,120 are men". */
const NEXT_NOUN = 24

/** Characters behind a figure within which "of those" makes it a part of what was just told. */
const NEXT = 12

/** "35 passengers and three crew": of each noun one. */
function areCounterparts({ whole, parts }: Group, { counterparts }: SumWords): boolean {
  return counterparts.some((nouns) => {
    if (nouns.some((one) => one.test(whole.noun ?? ""))) return false
    const of = parts.map(({ mention, behind }) =>
      nouns.findIndex(
        (one) => one.test(mention.noun ?? "") || (mention.noun === null && one.test(behind.slice(0, NEXT_NOUN))),
      ),
    )
    return of.every((at) => at >= 0) && new Set(of).size === parts.length
  })
}

function fatesOf({ words: said }: Part, { fates }: SumWords): readonly number[] {
  return fates.flatMap((fate, at) => (fate.test(said) ? [at] : []))
}

/** Each of another fate, and of one alone. */
function haveOwnFates(parts: readonly Part[], words: SumWords): boolean {
  const of = parts.map((part) => fatesOf(part, words))
  return of.every((own) => own.length === 1) && new Set(of.flat()).size === parts.length
}

/** Those who were killed are not those of whom some were killed. */
function hasOneOfTheirs({ whole, parts, between }: Group, words: SumWords): boolean {
  const own = fatesOf({ mention: whole, lead: "", behind: "", words: between.split(/[,;.:]/)[0] ?? "" }, words)
  const isOutOf = parts[0] !== undefined && parts[0].mention.start < whole.start
  return !isOutOf && own.some((fate) => parts.some((part) => fatesOf(part, words).includes(fate)))
}
