import fc from "fast-check"
import t from "tap"
import { tokenize } from "../../src/quantity/scan/tokenize.ts"
import { isAbbreviation } from "../../src/text/en/is-abbreviation.ts"
import type { Mention } from "../../src/text/mention.ts"
import { splitSentences } from "../../src/text/prose/split-sentences.ts"
import { readMentions } from "../../src/text/read-mentions.ts"

const SENTENCES = [
  "HUR said nearly 12,000 troops came in October.",
  "Rents rose by 5 % to 900 euros, according to the mayor.",
  "Gen. Holm of the U.S. Navy saw 12 boats at 9 a.m. on Monday.",
  "It took 200 square km (77 square miles) of marsh.",
  "Three of the five mills closed!",
  "They sold 435 flats by tender and 187 by auction.",
  "One should wait until 4 p.m. or so.",
  "Petra Lind, 66, sold 1.5 tonnes of apples.",
  "Was it 10 to 12 thousand, or $3 billion to $5 billion?",
  "Dozens of cars burnt.",
] as const

const sentence = fc.constantFrom(...SENTENCES)

t.test("a sentence means the same alone and among others", async () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
      const together = readMentions(sentences.join(" ")).mentions.map(strip)
      const apart = sentences.flatMap((one) => readMentions(one).mentions.map(strip))
      return JSON.stringify(together) === JSON.stringify(apart)
    }),
  )
})

/** All but the places, which move with the text. */
function strip({ start: _start, end: _end, links, ...rest }: Mention) {
  return String([links.length, ...Object.entries(rest).map(([key, value]) => `${key}: ${show(value)}`)])
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? part.toString() : part)) ?? ""
}

const piece = fc.oneof(
  sentence,
  fc.constantFrom(
    "$",
    "%",
    "-",
    "–",
    "(",
    ")",
    ".",
    ",",
    "“",
    '"',
    "'",
    "\n",
    "\n\n",
    "½",
    "×",
    "🪖",
    "km",
    "one",
    "of",
  ),
  fc.constantFrom(
    "12,000",
    "1.5",
    "2024",
    "5",
    "per cent",
    "million",
    "from",
    "to",
    "between",
    "and",
    "said",
    "rose",
    "by",
  ),
  fc.string({ unit: "grapheme", maxLength: 6 }),
)
const prose = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(" "))

t.test("spans lie in the text, in their order, and do not overlap", async () => {
  fc.assert(
    fc.property(prose, (text) => {
      const { mentions, unread } = readMentions(text, { publishedAt: "2024-11-04T12:00:00Z" })
      let end = 0
      for (const mention of mentions) {
        if (mention.start < end || mention.end <= mention.start) return false
        end = mention.end
      }
      const all = [...mentions, ...unread]
      return all.every((one) => one.end <= text.length && text.slice(one.start, one.end) === one.text)
    }),
    { numRuns: 2_000 },
  )
})

t.test("links name mentions of the list, and never the mention itself", async () => {
  fc.assert(
    fc.property(prose, (text) => {
      const { mentions } = readMentions(text)
      return mentions.every(({ links }, index) => links.every((link) => link.with in mentions && link.with !== index))
    }),
  )
})

t.test("sentences end where they end", async (t) => {
  const rows: string[][] = [
    ["Gen. Holm left.", "Dr. Lind stayed."],
    ["They live in the U.S.", "The mayor does not."],
    ["It closed on Nov. 9, 2023.", "Nobody came."],
    ["“We lost.”", "He wept."],
    ["It rose 1.5 % vs. 2 % before.", "Why?", "Nobody knows."],
    ["A first paragraph without a stop\n\n", "A second one"],
    ["Mayor speaks of a flood\n", "Twelve boats sank"],
    ["The text is only\nwrapped here."],
  ]
  for (const row of rows) {
    const scan = tokenize(row.join(row.length > 1 && row[0]?.endsWith("\n") ? "" : " "))
    t.equal(splitSentences(scan, isAbbreviation).length, row.length, row.join(" | "))
  }
})

t.test("time is linear in the text, hostile repetitions included", async (t) => {
  const units = [
    "1 ",
    "one of ",
    "he said 5 ",
    "“5 ",
    "on Monday 5 ",
    "from 5 to ",
    "$",
    "-5-",
    "about ",
    "a ",
    "(5 km ",
    "5% of the ",
  ]
  for (const unit of units) {
    const times = [20_000, 80_000].map((length) =>
      Math.min(...[0, 1, 2].map(() => timeOf(unit.repeat(length / unit.length)))),
    )
    const [short = 0, long = 0] = times
    t.ok(
      long < 12 * Math.max(short, 4),
      `${JSON.stringify(unit)}: ${short.toFixed(1)} ms, four times as long ${long.toFixed(1)} ms`,
    )
  }
})

function timeOf(text: string): number {
  const start = process.cpuUsage().user
  readMentions(text, { publishedAt: "2024-11-04T12:00:00Z" })
  return (process.cpuUsage().user - start) / 1000
}
