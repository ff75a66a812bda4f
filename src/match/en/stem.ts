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
/** Nouns of what is done, as those of "deliver" and "arrive". */
const OF_DEED = /(?<=..ver)y$|(?<=..[iou][vs])al$/
/** Letters that are left at least, so that no short word loses its end. */
const LEAST = 3

/** Words that mean one thing of what is counted, one meaning a line. */
const MEANINGS: ReadonlyMap<string, string> = new Map(
  [
    "soldier troop troops serviceman servicemen",
    "population inhabitant resident people",
    "child kid youngster",
    "home house household",
    "critic reviewer review",
    "policeman policemen cop officer",
    "prisoner pow captive",
    "unit copy copies record",
    "plane aircraft jet airplane",
    "viewer audience viewership",
  ].flatMap((line) => line.split(" ").map((word): [string, string] => [word, line.split(" ")[0] ?? word])),
)

/** The stem of an English word in small letters, near enough to find "wounded" by "wounding". */
export function stemEnglish(word: string): string {
  const single = meaningOf(foldPlural(IRREGULAR.get(word) ?? word))
  const cut = single.replace(OF_DEED.test(single) ? OF_DEED : ENDING, "")
  const bare = cut.length >= LEAST ? cut : single
  return bare
    .replace(/([bdfglmnprt])\1$/, "$1")
    .replace(/(?<=..)[ei]$/, "")
    .replace(/(?<=..)y$/, "i")
}

function meaningOf(word: string): string {
  return MEANINGS.get(word) ?? word
}
