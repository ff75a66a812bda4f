import t from "tap"
import { foldPlural } from "../../src/match/en/fold-plural.ts"
import { MATCH_LANGUAGES } from "../../src/match/languages/match-languages.ts"
import { listConcepts } from "../../src/match/texts/describe/list-concepts.ts"
import { findNearest, groupByConcept } from "../../src/match/texts/describe/list-near-words.ts"
import { areVersions, countShared, readContext } from "../../src/match/texts/describe/read-context.ts"
import { splitSentences } from "../../src/match/texts/describe/split-sentences.ts"
import { describeFirst, describeText, readText } from "./texts.ts"

const { en, de } = MATCH_LANGUAGES

t.test("words that name one thing have one concept, and words without a meaning have none", async (t) => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["The toll of the dead", ["dead", "dead"]],
    ["casualties", ["casualty"]],
    ["killed or wounded", ["dead", "injured"]],
    ["soldiers, troops", ["soldier", "soldier"]],
    ["Children's homes", ["child", "home"]],
    ["the mayors’ boats", ["mayor", "boat"]],
    ["a b xi", ["xi"]],
    ["takings of $3", ["earn"]],
    ["tests", ["test"]],
    ["cut costs", ["lay", "budget"]],
    ["share", ["percent"]],
    ["", []],
  ]
  for (const [text, expected] of cases) t.strictSame(listConcepts(text, en), expected, text)
})

t.test("each concept has a word that reads back to it, and no empty word names one", async (t) => {
  for (const concept of [...en.fates, ...en.scopes, "people"]) t.equal(en.nameConcept(concept), concept)
  for (const word of ["the", "said", "it", "x", "per", "a's"]) t.equal(en.nameConcept(word), null, word)
})

t.test("plurals fold to one form with their singular, and other words stay", async (t) => {
  const cases = [
    ["cities", "city"],
    ["ties", "tie"],
    ["dies", "die"],
    ["losses", "loss"],
    ["boxes", "box"],
    ["churches", "church"],
    ["dishes", "dish"],
    ["houses", "house"],
    ["dogs", "dog"],
    ["bus", "bus"],
    ["gas", "gas"],
    ["loss", "loss"],
    ["crisis", "crisis"],
    ["seaside", "seaside"],
    ["boxesful", "boxesful"],
    ["dog", "dog"],
  ] as const
  for (const [word, folded] of cases) t.equal(foldPlural(word), folded, word)
})

t.test("a word that a language has no class for stands for itself, by its stem", async (t) => {
  t.strictSame(listConcepts("Drei tote Hunde", de), ["drei", "tot", "hund"])
  t.equal(de.findAside(describeFirst("One of the mills").mention, "One of the mills"), null)
})

t.test("what a figure says other than how many there are", async (t) => {
  const cases: readonly (readonly [string, string | null])[] = [
    ["One of the mills burned.", "one-of"],
    ["One mill burned.", null],
    ["Two of the mills burned.", null],
    ["They saw another 12 mills.", "another"],
    ["They saw further 12 mills.", "another"],
    ["They saw an additional 12 mills.", "another"],
    ["The other 12 mills burned.", "another"],
    ["They saw 12 other mills.", "another"],
    ["They saw 12 more mills.", "another"],
    ["They saw 12 moreish cakes.", null],
    ["They saw 12 mills and others.", null],
    ["They saw the 12 mills.", null],
    ["Another town has 12 mills.", null],
  ]
  for (const [text, expected] of cases) t.equal(describeFirst(text).aside, expected, text)
  const name = (text: string) => {
    const { points } = readText(text)
    return points[0] === undefined ? "no point" : en.findAside(points[0], text)
  }
  t.equal(name("The 2011 ranking of mills"), "name")
  t.equal(name("It was built in 2011."), null)
  t.equal(name("In 2011 mills closed."), null)
})

t.test("a figure is described by its noun, its words, its fate and its scope", async (t) => {
  const dogs = describeFirst("Three old dogs were killed in Spain.")
  t.equal(dogs.head, "dog")
  t.strictSame(dogs.modifiers, ["old"])
  t.equal(dogs.fate, "dead")
  t.equal(dogs.scope, null)
  t.equal(dogs.isOpen, false)
  t.strictSame(
    [...dogs.near],
    [
      ["old", { before: 0, after: 1 }],
      ["dog", { before: 0, after: 0.85 }],
      ["dead", { before: 0, after: 0.85 ** 2 }],
      ["spain", { before: 0, after: 0.85 ** 3 }],
    ],
  )
  t.equal(describeFirst("About 300 people came.").isOpen, true)
  const [world, abroad] = describeText("It made $84 million worldwide and $30 million abroad.")
  t.strictSame([world?.scope, abroad?.scope], ["world", "territory"])
  t.strictSame([world?.position, abroad?.position], [0, 1])
  t.strictSame([world?.head, world?.isOpen, world?.fate], [null, false, null])
})

t.test(
  "words beyond the next figure, or beyond an and before it, count less, and those of another sentence do not count",
  async (t) => {
    const [first, second] = describeText("Spain lost 40 boats and 12 nets; Malta sank. A ship")
    t.strictSame(
      [...(first?.near ?? [])],
      [
        ["lost", { before: 1, after: 0 }],
        ["spain", { before: 0.85, after: 0 }],
        ["boat", { before: 0, after: 1 }],
        ["net", { before: 0, after: 0.85 * 0.4 }],
      ],
    )
    t.strictSame(
      [...(second?.near ?? [])],
      [
        ["boat", { before: 0.4, after: 0 }],
        ["lost", { before: 0.85 * 0.4, after: 0 }],
        ["spain", { before: 0.85 ** 2 * 0.4, after: 0 }],
        ["net", { before: 0, after: 1 }],
      ],
    )
    t.strictSame([...describeFirst("A ship sank. It had 12 nets.\nSpain").near.keys()], ["net"])
    t.strictSame([...describeFirst('He said "no!" Twelve nets tore in Malta').near.keys()], ["net", "tore", "malta"])
  },
)

t.test("a sentence goes on after a shortened word, and ends where the word is whole", async (t) => {
  const has = (text: string, word: string) => describeFirst(text).near.has(word)
  t.equal(has("Twelve nets of Mr. Malta tore", "tore"), true)
  t.equal(has("Off the U.S. Navy base 12 nets tore", "base"), true)
  t.equal(has("Twelve nets tore. Malta sank", "malta"), false)
  t.same(splitSentences("He met Dr. Roe. She left! “Why?” he said.\nNow", en), [
    "He met Dr. Roe",
    "She left",
    "“Why?” he said",
    "Now",
  ])
  t.same(splitSentences("Er traf Dr. Roe und Frau Nr. Fünf. Sie ging", de), [
    "Er traf Dr. Roe und Frau Nr. Fünf",
    "Sie ging",
  ])
  t.same(splitSentences("He met Mr. Roe. She left", { isAbbreviation: () => false }), ["He met Mr", "Roe", "She left"])
})

t.test("no more than nine words of a side count, and none further than 90 characters", async (t) => {
  const words = "alpha bravo cobra delta echo foxtrot golf hotel india juliett kilo"
  t.strictSame([...describeFirst(`12 ${words}`).near.keys()], words.split(" ").slice(0, 9))
  const far = `We saw 12 ${"x".repeat(88)} mike`
  t.equal(describeFirst(far).near.has("mike"), false)
  t.equal(describeFirst(`Mike ${"x".repeat(90)} has 12`).near.has("mike"), false)
  t.equal(describeFirst(`Mike ${"x".repeat(80)} has 12`).near.has("mike"), true)
})

t.test("of the words for one concept the heaviest on each side counts", async (t) => {
  const word = (concept: string, isBefore: boolean, weight: number) => ({ concept, isBefore, weight })
  const near = groupByConcept([
    word("dog", true, 0.5),
    word("cat", true, 0.4),
    word("dog", true, 0.3),
    word("dog", false, 0.2),
    word("dog", false, 0.6),
  ])
  t.strictSame(
    [...near],
    [
      ["dog", { before: 0.5, after: 0.6 }],
      ["cat", { before: 0.4, after: 0 }],
    ],
  )
})

t.test("the nearest word of a list, and none that is too far away", async (t) => {
  const list = new Set(["dead", "injured"])
  const word = (concept: string, isBefore: boolean, weight: number) => ({ concept, isBefore, weight })
  t.equal(findNearest([word("dead", true, 0.6), word("injured", false, 0.7)], list), "injured")
  t.equal(findNearest([word("dead", true, 0.7), word("injured", false, 0.6)], list), "dead")
  t.equal(findNearest([word("dead", true, 0.7), word("injured", false, 0.7)], list), "injured")
  t.equal(findNearest([word("injured", false, 0.7), word("dead", true, 0.7)], list), "injured")
  t.equal(findNearest([word("dead", true, 0.45)], list), null)
  t.equal(findNearest([word("dog", true, 1), word("dead", true, 0.5)], list), "dead")
  t.equal(findNearest([], list), null)
})

t.test("a part is linked to its whole", async (t) => {
  t.strictSame(
    describeText("Seven of the 12 ferries sank with 3 crews.").map(({ role }) => role),
    ["part", "whole", null],
  )
})

t.test("what is the only one of its kind in a text", async (t) => {
  const only = (text: string) => describeText(text).map(({ isOnly }) => isOnly)
  t.strictSame(only("It sold 12 dogs and 3 cats for $40 and 5 kg of hay."), [true, true, true, true])
  t.strictSame(only("It sold 12 dogs and 3 dogs for $40 and $50."), [false, false, false, false])
  t.strictSame(only("Several dogs met 3 dogs."), [true], "a vague figure is none")
})

t.test("the words around a figure", async (t) => {
  const text = "Alpha bravo's 12 crews, of 30 boats."
  const { mention } = describeFirst(text)
  t.strictSame(readContext(mention, text), {
    before: ["bravo's", "alpha"],
    after: ["crews", "of", "0", "boats"],
    startsText: true,
    endsText: true,
  })
})

const contextOf = (text: string) => describeFirst(text).context

t.test("whether the words around a figure reach the ends of the text", async (t) => {
  const many = "alpha bravo cobra delta echo foxtrot golf hotel india juliett kilo lima"
  t.equal(contextOf(`${many} 12`).startsText, true)
  t.equal(contextOf(`mike ${many} 12`).startsText, false)
  t.equal(contextOf(`mike ${many} 12`).before.length, 12)
  t.equal(contextOf(`12 ${many}`).endsText, true)
  t.equal(contextOf(`12 ${many} mike`).endsText, false)
  t.equal(contextOf(`12 ${many} mike`).after.length, 12)
  t.equal(contextOf(`${"x".repeat(119)} 12`).startsText, true)
  t.equal(contextOf(`${"x".repeat(120)} 12`).startsText, false)
  t.equal(contextOf(`12 ${"x".repeat(119)}`).endsText, true)
  t.equal(contextOf(`12 ${"x".repeat(120)}`).endsText, false)
})

t.test("words are shared up to the first that differs, and figures among them are not counted", async (t) => {
  const [a, b] = [
    contextOf("The old port of Rome sold 12 red boats in 3 weeks to Malta"),
    contextOf("A new port of Rome sold 15 red boats in 4 weeks to Cyprus"),
  ]
  t.strictSame(countShared(a, b), { before: 4, after: 5 })
  t.strictSame(countShared(a, contextOf("Nothing bought 15 blue boats")), { before: 0, after: 0 })
})

t.test("two versions of one sentence, and what is none", async (t) => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ["The port of Rome sold 12 old boats to Malta.", "The port of Rome sold 15 old boats to Malta.", true],
    ["The port of Rome sold 12 old boats to Malta.", "The port of Oslo rents 15 old boats to Malta.", false],
    ["The port of Rome sold 12 old boats to Malta.", "The port of Rome sold 15 new ships to Cyprus.", false],
    ["Some 12 old boats lay in the port.", "Some 15 old boats lay in the port.", true],
    ["12 old boats lay in the port.", "15 old boats lay in the port.", true],
    ["12 old boats", "15 old boats", false],
    ["In the port of Rome lay 12 boats", "In the port of Rome lay 15 boats", true],
    ["In the port of Rome lay 12", "In the port of Rome lay 15", true],
    [
      "They sold 12 old boats and many nets to the port of Malta",
      "They sold 15 old boats for little money and at once in Cyprus",
      false,
    ],
  ]
  for (const [a, b, expected] of cases) t.equal(areVersions(contextOf(a), contextOf(b)), expected, `${a} | ${b}`)
})
