import t from "tap"
import { dayNumber } from "../../src/quantity/dates/as-of.ts"
import { dayNumberOf, printDay } from "../../src/quantity/dates/calendar.ts"
import { type Exact, printExact } from "../../src/quantity/numbers/exact.ts"
import type { Mention } from "../../src/text/mention.ts"
import { readPoints, withoutRated } from "../../src/text/points/read-points.ts"
import { readMentions } from "../../src/text/read-mentions.ts"

/** "third = ordinal 3 season", "in May = day-of-year 122..152", "2015 = date 2015-01-01..2015-12-31". */
function show({ text, noun, quantity: { dimension, rounded, stated: said } }: Mention): string {
  const stated = rounded ?? said
  const [min, max] = [stated.min, stated.max].map((end) => (end === null ? "" : showEnd(end, dimension)))
  const bounds = min === max ? min : `${stated.minOpen ? "(" : ""}${min}..${max}${stated.maxOpen ? ")" : ""}`
  return [`${text} = ${dimension} ${bounds}`, noun].filter((part) => part !== null).join(" ")
}

function showEnd(end: Exact, dimension: string): string {
  return dimension === "date" && end.gt(dayNumberOf(1, 1, 1)) ? printDay(end.valueOf()) : printExact(end)
}

function read(text: string): string[] {
  return readPoints(text, readMentions(text).mentions).map(show)
}

const POINTS: readonly (readonly [sentence: string, ...points: string[]])[] = [
  // days
  ["The bridge opened on 14 March 1898.", "14 March 1898 = date 1898-03-14"],
  ["The bridge opened on March 14th, 1898.", "March 14th, 1898 = date 1898-03-14"],
  ["The log of 1898-03-14 is lost.", "1898-03-14 = date 1898-03-14"],
  ["The fair runs 20-27 October.", "20-27 October = day-of-year 294..301"],
  ["He came on the 4th of March.", "4th of March = day-of-year 64"],
  ["It shut in October 1911.", "October 1911 = date 1911-10-01..1911-10-31"],
  ["It shut in May.", "May = day-of-year 122..152"],
  // years
  ["It was built in 1898.", "1898 = date 1898-01-01..1898-12-31"],
  ["She ruled from 1914 to 1918.", "1914 = date 1914-01-01..1914-12-31", "1918 = date 1918-01-01..1918-12-31"],
  ["The war of 1914–18", "1914 = date 1914-01-01..1914-12-31", "18 = date 1918-01-01..1918-12-31"],
  ["the 2013–14 season", "2013–14 = date 2013-07-01..2014-06-30"],
  ["in the 1890s", "1890s = date 1890-01-01..1899-12-31"],
  ["in the 19th century", "19th century = date 1801-01-01..1900-12-31"],
  ["in the nineteenth century", "nineteenth century = date 1801-01-01..1900-12-31"],
  ["founded in 331 BC", `331 BC = date ${dayNumberOf(-330, 1, 1)}..${dayNumberOf(-330, 12, 31)}`],
  // before and after
  ["It shut before 1900.", "before 1900 = date ..1900-01-01)"],
  ["It shut prior to the year 1900.", "prior to the year 1900 = date ..1900-01-01)"],
  ["It shut by 3 May 1900.", "by 3 May 1900 = date ..1900-05-03"],
  ["It shut after 1900.", "after 1900 = date (1900-12-31.."],
  ["It shut no earlier than June 1900.", "no earlier than June 1900 = date 1900-06-01.."],
  ["It has been shut since 1900.", "1900 = date 1900-01-01..1900-12-31"],
  // clock times
  ["Doors open at 7 p.m. and shut at 11:30pm.", "7 p.m. = clock 1140", "11:30pm = clock 1410"],
  ["The 19:05 train was late.", "19:05 = clock 1145"],
  ["At 12 am it was dark.", "12 am = clock 0"],
  // places in an order
  ["It is the third season.", "third = ordinal 3 season"],
  ["It is the twenty-third largest lake.", "twenty-third = ordinal 23 largest lake"],
  ["Its 42nd-largest lake is dry.", "42nd = ordinal 42 largest lake"],
  ["It peaked at number 7.", "number 7 = ordinal 7"],
  ["It peaked at No. 7 and # 9.", "No. 7 = ordinal 7", "# 9 = ordinal 9"],
  ["In season 3 he left.", "season 3 = ordinal 3 season"],
  // scores and ratings
  ["They won 3-1.", "3-1 = score-high 3", "3-1 = score-low 1"],
  ["They lost 1-3.", "1-3 = score-high 3", "1-3 = score-low 1"],
  ["It holds 4.8/10 there.", "4.8/10 = out-of-10 4.75..4.85)"],
  ["It has an average rating of 7 out of 10.", "7 out of 10 = out-of-10 6.5..7.5)"],
  ["It was rated higher than 4.8/10.", "higher than 4.8/10 = out-of-10 (4.8.."],
]

const NOTHING: readonly string[] = [
  "The mayor counted 1,898 boats.",
  "About 1900 people came.",
  "It cost $1900 and weighs 1850 kg.",
  "Two thirds of the farms and a fifth of the mills are shut.",
  "It makes four turns per second.",
  "We may march in a second.",
  "The 1080p screen is on the A1900.",
  "Nine out of 10 farmers agree.",
  "It works 24/7 and since 9/11.",
  "It is ranked below the 26th lake.",
  "It grew by 10-12 cm.",
  "The 30 February came.",
  "Call 555-0123 or 12-345-678.",
  "Das Dorf wurde im Jahr 1898 nach dem dritten Brand von den Leuten wieder aufgebaut, und es ist nicht mehr so groß.",
]

for (const [sentence, ...expected] of POINTS) {
  t.test(sentence, async (t) => t.same(read(sentence), expected))
}

for (const sentence of NOTHING) {
  t.test(`no points: ${sentence}`, async (t) => t.same(read(sentence), []))
}

t.test("points keep their place in the text", async (t) => {
  const text = "It rained. The mill burned in 1898, and again after 3 May 1903."
  for (const { start, end, text: wording } of readPoints(text, [])) t.equal(text.slice(start, end), wording)
})

t.test("a rating takes the place of the figures in it, and links go along", async (t) => {
  const text = "Rated 7.5 out of 10 by 21 critics, three of the five judges left."
  const figures = readMentions(text).mentions
  const kept = withoutRated(figures, readPoints(text, figures))
  t.same(
    kept.map(({ text, links }) => [text, links.map((link) => link.with)]),
    [
      ["21", []],
      ["three", [2]],
      ["five", []],
    ],
  )
})

t.test("POST /v1/parse does not report points", async (t) => {
  t.same(readMentions("Built in 1898, it was the third mill; they won 3-1 on 4 May.").mentions, [])
  t.equal(dayNumber("1970-01-01"), 0)
})

t.test("points are read in the language of the text only", async (t) => {
  const text = "Es stand 3-1."
  t.same(
    readPoints(text, []).map(({ text }) => text),
    ["3-1", "3-1"],
  )
  t.same(readPoints(text, [], "de"), [])
})
