import { foldPlural } from "./fold-plural.ts"

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    "men:man women:woman children:child people:person died:die dying:die dead:die death:die shot:shoot left:leave " +
    "lost:lose won:win sold:sell fell:fall rose:rise fought:fight bought:buy spent:spend fled:flee held:hold " +
    "made:make took:take taken:take gave:give given:give hit:hit struck:strike stricken:strike drew:draw drawn:draw " +
    "went:go gone:go built:build sent:send paid:pay lives:life homes:home feet:foot lives:life grew:grow grown:grow"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
)

const ENDING = /(?:ations?|ings?|ed|ers?|ors?|ions?|ments?|ly|es)$/
/** Letters that are left at least, so that no short word loses its end. */
const LEAST = 3

/** The stem of an English word in small letters, near enough to find "wounded" by "wounding". */
export function stemEnglish(word: string): string {
  const known = IRREGULAR.get(word)
  if (known !== undefined) return known
  const single = foldPlural(word)
  const cut = single.replace(ENDING, "")
  const bare = cut.length >= LEAST ? cut : single
  return bare
    .replace(/([bdfglmnprt])\1$/, "$1")
    .replace(/(?<=..)[ei]$/, "")
    .replace(/(?<=..)y$/, "i")
}
