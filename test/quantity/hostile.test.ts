import fc from "fast-check"
import t, { type Test } from "tap"
import { LANGUAGES, type LanguageCode } from "../../src/quantity/languages/languages.ts"
import { LOCALES } from "../../src/quantity/languages/locales.ts"
import { isEmpty, liesWithin } from "../../src/quantity/numbers/reading.ts"
import { readFigure } from "../../src/quantity/read-figure.ts"
import type { Language } from "../../src/quantity/scan/language.ts"
import { scanFigures, scanTokens } from "../../src/quantity/scan/scan-figures.ts"
import { type Scan, type Token, tokenize } from "../../src/quantity/scan/tokenize.ts"
import { ENGLISH_TEXT } from "../../src/text/en/english-text.ts"
import { listPoints } from "../../src/text/en/points/list-points.ts"
import { readPoints, withoutRated } from "../../src/text/points/read-points.ts"
import { readSentence } from "../../src/text/prose/read-sentence.ts"
import { readMentions } from "../../src/text/read-mentions.ts"
import { REPETITIONS, texts } from "./hostile.ts"

type Span = { readonly start: number; readonly end: number; readonly text: string }

const FUZZED = { numRuns: 100_000, endOnFailure: true }

for (const language of LANGUAGES) {
  t.test(`no text makes a reader throw, and every span is its text: ${language}`, async () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { figures, unread, others } = scanFigures(text, LOCALES[language].readers)
        const spans = [...figures, ...unread, ...others]
        return spans.every((span) => isSpanOf(text, span)) && isInOrder(figures) && readsWell(text, language)
      }),
      FUZZED,
    )
  })
}

t.test("no text makes the reader of prose throw, and every span is its text", async () => {
  const options = { publishedAt: "2024-11-04T12:00:00Z" }
  fc.assert(
    fc.property(texts, (text) => {
      const { mentions, unread } = readMentions(text, options)
      return [...mentions, ...unread].every((span) => isSpanOf(text, span)) && isInOrder(mentions)
    }),
    { numRuns: 100_000, endOnFailure: true },
  )
})

t.test("no text makes the reader of points throw, and every span is its text", async () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { mentions } = readMentions(text)
      const points = readPoints(text, mentions)
      return points.every((span) => isSpanOf(text, span)) && withoutRated(mentions, points).length <= mentions.length
    }),
    { numRuns: 50_000, endOnFailure: true },
  )
})

function isSpanOf(text: string, { start, end, text: part }: Span): boolean {
  return start < end && text.slice(start, end) === part
}

function isInOrder(spans: readonly Span[]): boolean {
  return spans.every((span, index) => index === 0 || (spans[index - 1]?.end ?? 0) <= span.start)
}

/** A refusal has a reason; a figure has readings, and keeps its wording. */
function readsWell(wording: string, language: LanguageCode): boolean {
  const read = readFigure(wording, { language })
  if (!read.ok) return read.reason !== ""
  const { stated, implied, text } = read.value
  return text === wording && liesWithin(implied, stated) && !isEmpty(implied)
}

/**
 * Work is the number of tokens that any reader reads by index. Twice the text may be twice the work and a little;
 * a reader that looks as far as the text goes would do four times as much.
 */
t.test("twice the text is twice the work, for every text that is repeated", async (t) => {
  for (const language of LANGUAGES) {
    const { readers } = LOCALES[language]
    checkGrowth(t, language, (scan) => scanTokens(scan, readers))
  }
  checkGrowth(t, "points", listPoints)
  checkGrowth(t, "prose", (scan) => readSentence(scan, ENGLISH_TEXT, 20_000, 0))
})

const SHORT = 4000
const MOST_LOOKS_A_TOKEN = 400

function checkGrowth(t: Test, name: string, read: (scan: Scan) => unknown): void {
  for (const piece of REPETITIONS) {
    const short = countLooks(piece, SHORT, read)
    const long = countLooks(piece, 2 * SHORT, read)
    const said = `${name}, ${JSON.stringify(piece)}: ${short.looks} looks, then ${long.looks}`
    t.ok(long.looks <= 2.2 * short.looks + 1000, said)
    t.ok(long.looks <= MOST_LOOKS_A_TOKEN * long.tokens + 1000, `${said} for ${long.tokens} tokens`)
  }
}

function countLooks(piece: string, length: number, read: (scan: Scan) => unknown) {
  const scan = tokenize(piece.repeat(Math.ceil(length / piece.length)))
  let looks = 0
  const tokens = new Proxy(scan.tokens, {
    get: (target, key) => {
      looks += 1
      return Reflect.get(target, key) as Token
    },
  })
  read({ ...scan, tokens })
  return { looks, tokens: scan.tokens.length }
}

t.test("a token is looked for by few readers", async (t) => {
  for (const language of LANGUAGES) {
    const { readers } = LOCALES[language]
    let attempts = 0
    const counted: Language = {
      ...readers,
      readers: readers.readers.map(([name, read]) => [
        name,
        (...args) => {
          attempts += 1
          return read(...args)
        },
      ]),
    }
    const scan = tokenize("5 ".repeat(10_000))
    scanTokens(scan, counted)
    t.ok(
      attempts <= readers.readers.length * scan.tokens.length,
      `${attempts} attempts at ${scan.tokens.length} tokens`,
    )
  }
})
