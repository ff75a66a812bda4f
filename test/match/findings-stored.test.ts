import t from "tap"
import { areMistyped } from "../../src/match/findings/stored/are-mistyped.ts"
import { findStored, type LinkedFigure } from "../../src/match/findings/stored/find-stored.ts"
import type { FiledFigure, FiledVerdict, OnFile } from "../../src/match/findings/stored/on-file.ts"
import { isWorded } from "../../src/match/findings/stored/speaks-of.ts"
import type { SubjectMatch, SubjectProfile } from "../../src/match/subjects/article.ts"
import { listTerms } from "../../src/match/subjects/list-terms.ts"
import { dayNumber } from "../../src/quantity/dates/as-of.ts"
import { readText } from "./texts.ts"

const DAY = "2024-11-04"

function matchOf(subjectId: string, certainty: number): SubjectMatch {
  return { subjectId, certainty, link: certainty < 0.5 ? "possible" : "likely", why: [], against: [], model: "test" }
}

function filed(text: string, given: Partial<FiledFigure> = {}): FiledFigure {
  return {
    id: text,
    subject: { id: "dead", name: "Deaths" },
    text,
    asOf: { from: DAY, to: DAY },
    claimants: ["police"],
    lastPublished: `${DAY}T05:00:00Z`,
    claims: [],
    ...given,
  }
}

function against(text: string, ratio: number, given: Partial<FiledVerdict> = {}): FiledVerdict {
  const told = {
    verdict: "conflict",
    severity: "high",
    isHigher: ratio < 1,
    explanation: "They differ.",
    rules: [],
  } as const
  return { ...told, ratio, figure: filed(text), ...given }
}

/** A figure of a draft of the day, linked beyond doubt to a subject with nothing on file; what a test is about is given. */
function linked(
  text: string,
  given: Partial<Omit<LinkedFigure, "onFile">> = {},
  onFile: Partial<OnFile> = {},
): LinkedFigure {
  const { mentions } = readText(text)
  const [mention] = mentions
  if (mention === undefined) throw new Error(`no figure was read in "${text}"`)
  return {
    mention,
    part: { in: "text", text, mentions, publishedOn: null },
    match: matchOf("dead", 0.97),
    others: [],
    isWorded: false,
    publishedOn: dayNumber(DAY),
    ...given,
    onFile: { measure: "stock", equal: [], against: [], elsewhere: [], ...onFile },
  }
}

const kindOf = (figure: LinkedFigure) => findStored(figure)?.kind ?? null

t.test("a figure contradicts what is on file", async (t) => {
  const figure = linked("It killed 24 people.", {}, { against: [against("31", 24 / 31)] })
  t.match(findStored(figure), { kind: "stored", verdict: "conflict", message: '"24" here, "31" on file.' })
  const unsure = { ...figure, match: matchOf("dead", 0.6) }
  t.equal(kindOf(unsure), null, "a doubtful link needs a sentence that is worded alike")
  t.equal(kindOf({ ...unsure, isWorded: true }), "stored")
})

t.test(
  "far from what is on file it is another thing, unless it looks like a slip or its sentence is worded alike",
  async (t) => {
    const far = { against: [against("110", 24 / 110)] }
    t.equal(kindOf(linked("It killed 24 people.", {}, far)), null)
    t.equal(kindOf(linked("It killed 24 people.", { isWorded: true }, far)), "stored")
    t.equal(kindOf(linked("It killed four people.", { isWorded: true }, { against: [against("31", 4 / 31)] })), null)
    t.equal(kindOf(linked("It killed 31 people.", {}, { against: [against("310", 0.1)] })), "stored")
    t.equal(
      kindOf(linked("It killed 24 people.", { isWorded: true }, { against: [against("3,100", 24 / 3100)] })),
      null,
    )
  },
)

t.test("a number that is on file for a second match is about that one", async (t) => {
  const onFile = {
    against: [against("31", 24 / 31)],
    elsewhere: [filed("24", { subject: { id: "hurt", name: "Injured" } })],
  }
  t.equal(kindOf(linked("It killed 24 people.", { others: [matchOf("hurt", 0.3)] }, onFile)), null)
  t.equal(kindOf(linked("It killed 24 people.", { others: [matchOf("hurt", 0.02)] }, onFile)), "misplaced")
  const unsure = { match: matchOf("dead", 0.6) }
  t.equal(kindOf(linked("It killed 24 people.", unsure, onFile)), "misplaced", "where it is in conflict")
  t.equal(kindOf(linked("It killed 24 people.", unsure, { ...onFile, against: [] })), null)
  t.equal(kindOf(linked("It killed 24 people.", unsure, { ...onFile, against: [against("310", 24 / 310)] })), null)
})

t.test("where the number is on file too, the store disagrees with itself", async (t) => {
  const equal = [filed("24")]
  const others = { against: [against("31", 24 / 31, { figure: filed("31", { claimants: ["mayor"] }) })] }
  t.equal(
    kindOf(linked("It killed 24 people.", { match: matchOf("dead", 0.7), isWorded: true }, { ...others, equal })),
    null,
  )
  t.equal(kindOf(linked("It killed 24 people.", {}, { ...others, equal })), "stored")
  const latest = [filed("24", { asOf: { from: "2024-11-05", to: "2024-11-05" } })]
  t.equal(kindOf(linked("It killed 24 people.", {}, { ...others, equal: latest })), null)
})

t.test(
  "a claimant's later number is doubted where no day is said and it is of the same day, fell, or looks like a slip",
  async (t) => {
    const before = filed("31", { asOf: { from: "2024-11-01", to: "2024-11-01" } })
    const revised = (figure: FiledFigure, ratio: number) => ({
      against: [against(figure.text, ratio, { verdict: "revision", figure })],
    })
    t.match(findStored(linked("It killed 24 people.", {}, revised(filed("31"), 24 / 31))), {
      kind: "stored",
      verdict: "tension",
    })
    t.equal(kindOf(linked("It killed 24 people.", {}, revised(before, 24 / 31))), null)
    t.equal(
      kindOf(linked("It killed 24 people.", { match: matchOf("dead", 0.7) }, revised(filed("31"), 24 / 31))),
      null,
    )
    t.equal(
      kindOf(linked("It killed 24 people.", {}, { measure: "cumulative", ...revised(before, 24 / 31) })),
      "stored",
    )
    t.equal(kindOf(linked("It killed 42 people.", {}, { measure: "cumulative", ...revised(before, 42 / 31) })), null)
    t.equal(kindOf(linked("It killed 13 people.", {}, revised(before, 13 / 31))), "stored")
  },
)

t.test("digits in another order, or one too few", async (t) => {
  for (const [one, other] of [
    ["8,000", "18,000"],
    ["$23.7m", "$32.7m"],
    ["1,230", "123"],
    ["21", "12"],
  ] as const)
    t.ok(areMistyped(one, other) && areMistyped(other, one), `${one} ${other}`)
  for (const [one, other] of [
    ["54", "34"],
    ["2", "12"],
    ["two", "twelve"],
    ["1,150", "21"],
    ["8,000", "12,000"],
  ] as const)
    t.notOk(areMistyped(one, other) || areMistyped(other, one), `${one} ${other}`)
})

t.test("a sentence is worded like one on file where they share half of the words of the shorter", async (t) => {
  const profile = {
    quotes: [{ text: "The fire brigade knows of 410 cellars under water.", start: null, end: null, day: null }],
  }
  const worded = (text: string) => {
    const [mention] = readText(text).mentions
    return (
      mention !== undefined &&
      isWorded({ mention, terms: listTerms(text, "en") }, profile as unknown as SubjectProfile, "en")
    )
  }
  t.ok(worded("There are 90 cellars under water, the brigade said."))
  t.notOk(worded("There are 90 cellars in the castle."))
})
