import fc from "fast-check"
import t from "tap"
import { CHANGE_NOUNS, MOVES } from "../../src/text/en/change-words.ts"
import { readMentions } from "../../src/text/read-mentions.ts"
import { readWording } from "../../src/text/read-wording.ts"

const PARTS = [
  ..."5 % +5 % -3 % 12,000 1.5 million twelve 10-12 $3 points people homes by of to from a the about over nearly not".split(
    " ",
  ),
  ..."rose fell up down higher INCREASE Cut plus minus unchanged twice half another more fewer than before".split(" "),
  "ｒｏｓｅ",
]
const WORDS = fc.constantFrom(...PARTS, ...MOVES.keys(), ...CHANGE_NOUNS.keys())
const anything = fc.array(WORDS, { minLength: 1, maxLength: 6 })
const change = fc.tuple(fc.constantFrom(...MOVES.keys()), fc.constantFrom("by", "about"), fc.constantFrom("5 %", "200"))
const wording = fc.oneof(anything, change).map((parts) => parts.join(" "))

t.test("a wording tells of a change exactly where its one figure does in a text", async () => {
  let changes = 0
  fc.assert(
    fc.property(wording, (text) => {
      const read = readWording(text)
      const [mention, ...others] = readMentions(text).mentions
      const told = others.length === 0 ? mention?.quantity.change : undefined
      if (!read.ok || told === undefined) return true
      changes += 1
      return read.value.change === told
    }),
    { numRuns: 5_000 },
  )
  t.ok(changes > 100, `${changes} wordings told of a change`)
})

for (const [text, change] of [
  ["rose by 5 %", "up"],
  ["a 5 % cut", "down"],
  ["ＲＯＳＥ by 5 %", "up"],
  ["5 %", undefined],
  ["12,000 people", undefined],
] as const) {
  t.test(`"${text}": ${change ?? "no change"}`, async () => {
    const read = readWording(text)
    t.equal(read.ok ? read.value.change : read.reason, change)
  })
}

t.test("a wording is searched for changes in its own language only", async (t) => {
  const read = readWording("5 % cut", { language: "de" })
  t.match(read, { ok: true, value: { text: "5 % cut" } })
  t.equal(read.ok ? read.value.change : read.reason, undefined)
})
