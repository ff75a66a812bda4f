import t from "tap"
import { areMistyped } from "../../src/match/findings/are-mistyped.ts"
import { findStored } from "../../src/match/findings/stored/find-stored.ts"
import type { LinkedFigure, Meaning } from "../../src/match/findings/stored/linked-figure.ts"
import type { FiledFigure, FiledVerdict, LaterFigure, OnFile } from "../../src/match/findings/stored/on-file.ts"
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

function later(text: string, asOf: string, isHigher: boolean, isApart = true): LaterFigure {
  return { figure: filed(text, { asOf: { from: asOf, to: asOf } }), isHigher, isApart }
}

type Given = Partial<Omit<Meaning, "onFile">> & Pick<Partial<LinkedFigure>, "speeches" | "part">

/** A figure of a draft of the day, whose sentence names a subject with nothing on file; what a test is about is given. */
function linked(text: string, { part, speeches, ...given }: Given = {}, onFile: Partial<OnFile> = {}): LinkedFigure {
  const { mentions } = readText(text)
  const mention = mentions.at(-1)
  if (mention === undefined) throw new Error(`no figure was read in "${text}"`)
  const beside: OnFile = { measure: "stock", equal: [], against: [], elsewhere: [], latest: [], ...onFile }
  const meaning: Meaning = { match: matchOf("dead", 0.97), speech: "names", isWorded: false, ...given, onFile: beside }
  return {
    mention,
    part: part ?? { in: "text", text, mentions, publishedOn: null },
    publishedOn: dayNumber(DAY),
    none: 1 - meaning.match.certainty,
    meanings: [meaning],
    speeches: speeches ?? new Map(),
  }
}

const told = (figure: LinkedFigure) => findStored([figure], "en")[0] ?? null
const kindOf = (figure: LinkedFigure) => told(figure)?.kind ?? null
const ofThat = new Map([["hurt", "names" as const]])

t.test("a figure contradicts what is on file", async (t) => {
  const figure = linked("It killed 24 people.", {}, { against: [against("31", 24 / 31)] })
  t.match(told(figure), { kind: "stored", verdict: "conflict", message: '"24" here, "31" on file.' })
  const unsure = { match: matchOf("dead", 0.4) }
  const onFile = { against: [against("31", 24 / 31)] }
  t.match(told(linked("It killed 24 people.", unsure, onFile)), { kind: "stored", message: /^May be about/ })
  t.equal(kindOf(linked("It killed 24 people.", { ...unsure, speech: "touches" }, onFile)), null)
  for (const speech of ["misses", "excludes"] as const)
    t.equal(kindOf(linked("It killed 24 people.", { speech }, onFile)), null, speech)
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

t.test("a number that is on file for another subject is about that one where its sentence names it", async (t) => {
  const onFile = {
    against: [against("31", 24 / 31)],
    elsewhere: [filed("24", { subject: { id: "hurt", name: "Injured" } })],
  }
  t.equal(kindOf(linked("It killed 24 people.", { speeches: ofThat }, onFile)), null)
  t.equal(kindOf(linked("It killed 24 people.", {}, onFile)), "misplaced")
  t.equal(kindOf(linked("It killed 24 people.", { speeches: new Map([["hurt", "touches"]]) }, onFile)), "misplaced")
  const unsure = { match: matchOf("dead", 0.6) }
  t.equal(kindOf(linked("It killed 24 people.", unsure, onFile)), "misplaced", "where it is in conflict")
  t.equal(kindOf(linked("It killed 24 people.", unsure, { ...onFile, against: [] })), null)
  t.equal(kindOf(linked("It killed 24 people.", { ...unsure, speech: "touches" }, onFile)), "stored")
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
    t.match(told(linked("It killed 24 people.", {}, revised(filed("31"), 24 / 31))), {
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

t.test("what was on file and has been replaced is out of date, however little has changed", async (t) => {
  const before = filed("4%", { asOf: { from: "2024-10-01", to: "2024-10-01" } })
  const equal = [before]
  const latest = [later("3.75%", DAY, false)]
  const rate = (text: string, onFile: Partial<OnFile> = {}) => kindOf(linked(text, {}, { equal, latest, ...onFile }))
  t.equal(rate("The bank leaves its rate at 4%."), "outdated")
  t.equal(rate("The bank leaves its rate at 4%.", { latest: [later("3.75%", "2024-09-01", false)] }), null)
  t.equal(rate("The bank leaves its rate at 4%.", { latest: [later("about 4%", DAY, false, false)] }), null)
  t.equal(rate("The bank cut its rate to 3.75% from 4%."), null, "the text says the newer number too")
  const restated = [
    {
      ...later("3.96%", "2024-10-01", false),
      figure: filed("3.96%", { asOf: before.asOf, lastPublished: `${DAY}T06:00:00Z` }),
    },
  ]
  t.equal(rate("The bank leaves its rate at 4%.", { latest: restated }), null, "the same date, and nothing disagrees")
  for (const words of [
    "The rate was cut from",
    "A year ago it was",
    "Earlier it had stood at",
    "It is no longer",
    "Compared with",
  ])
    t.equal(rate(`${words} 4%.`), null, words)
})

t.test(
  "a date beside an old number excuses it where it is of an earlier day, and nothing says that it is so now",
  async (t) => {
    const equal = [filed("24", { asOf: { from: "2024-11-02", to: "2024-11-02" } })]
    const latest = [later("31", DAY, true)]
    const total = (text: string) => {
      const part = {
        in: "text" as const,
        ...readText(text, { publishedAt: `${DAY}T12:00:00Z` }),
        publishedOn: null,
      }
      const figure = linked(text, { part }, { measure: "cumulative", equal, latest })
      return kindOf({ ...figure, mention: part.mentions.at(-1) ?? figure.mention })
    }
    t.equal(total("On 2 November it had killed 24 people."), null)
    t.equal(total("It has killed 24 people since 2 November 2024."), "outdated")
    t.equal(total("What began on 2 November has now killed 24 people."), "outdated")
    t.equal(total("What began on 2 November killed 24 people."), null)
  },
)

t.test("how much something changed is out of date only for a subject that is a change", async (t) => {
  const rate = (name: string) => {
    const subject = { id: "dead", name }
    const equal = [filed("4%", { subject, asOf: { from: "2024-10-01", to: "2024-10-01" } })]
    const latest = [{ ...later("3%", DAY, false), figure: filed("3%", { subject }) }]
    return kindOf(linked("The economy will grow by 4%.", {}, { equal, latest }))
  }
  t.equal(rate("Growth of the economy"), "outdated")
  t.equal(rate("Rate of the central bank"), null)
})

t.test("what is needed contradicts nothing on file, unless that is needed too", async (t) => {
  const seats = (text: string, quote: string) => {
    const claim = { id: "c", source: { id: "s", name: "S" }, claimant: { id: "s", name: "S" }, url: null, quote }
    const figure = filed("58", { claims: [{ ...claim, publishedAt: `${DAY}T05:00:00Z` }] })
    return kindOf(linked(text, {}, { against: [against("58", 61 / 58, { figure })] }))
  }
  t.equal(seats("The Reds have 61 seats.", "The Reds have 58 seats."), "stored")
  t.equal(
    seats("The Reds need 12 friends and have 61 seats.", "The Reds have 58 seats."),
    "stored",
    "the word stands by another",
  )
  t.equal(seats("The Reds needed 61 seats.", "The Reds have 58 seats."), null)
  t.equal(seats("The Reds seek 61 seats for a majority.", "The Reds have 58 seats."), null)
  t.equal(seats("The Reds needed 61 seats.", "The Reds needed 58 seats."), "stored")
})

t.test("a running total above the last one is news, unless it looks like that one with a slip", async (t) => {
  const latest = [later("27,350", "2024-11-03", false)]
  const total = (text: string) => kindOf(linked(text, {}, { measure: "cumulative", latest }))
  t.equal(total("In all 37,250 people caught it."), "stored")
  t.equal(total("In all 29,100 people caught it."), null)
  t.equal(
    kindOf(linked("In all 37,250 caught it.", { match: matchOf("dead", 0.5), speech: "touches" }, { latest })),
    null,
  )
})

t.test("of several subjects a figure means the one whose number it has, or comes near to", async (t) => {
  const hurt = { id: "hurt", name: "Injured" }
  const of = (
    text: string,
    hurtOnFile: Partial<OnFile>,
    ownOnFile: Partial<OnFile>,
    speech: Meaning["speech"] = "names",
  ) => {
    const figure = linked(text, { match: matchOf("dead", 0.5), speech }, ownOnFile)
    const other = linked(text, { match: matchOf("hurt", 0.4) }, hurtOnFile)
    return told({ ...figure, meanings: [...figure.meanings, ...other.meanings], none: 0.1 })
  }
  const far = { against: [against("310", 24 / 310)] }
  const near = { against: [against("42", 24 / 42, { figure: filed("42", { subject: hurt }) })] }
  t.match(of("It hit 24 people.", near, far), { kind: "stored", subject: { subjectId: "hurt" } })
  t.equal(
    of("It hit 24 people.", { equal: [filed("24", { subject: hurt })] }, { against: [against("31", 24 / 31)] }),
    null,
  )
  t.equal(of("It hit 24 people.", {}, { against: [against("31", 24 / 31)] }, "touches"), null, "either may be meant")
})

/** A headline or a sentence of the text, with the figure on file where it is that. */
function said(text: string, name: "headline" | "text", isOnFile: boolean, given: Partial<Given> = {}): LinkedFigure {
  const plain = `It rained. ${text}`
  const { mentions } = readText(plain)
  const part = { in: name, text: plain, mentions, publishedOn: null } as const
  return linked(plain, { part, isWorded: true, ...given }, isOnFile ? { equal: [filed("x")] } : {})
}

t.test("a headline and its text that speak of one subject say one number", async (t) => {
  const hold = (headline: LinkedFigure, ...text: LinkedFigure[]) =>
    findStored([headline, ...text], "en").map(({ kind, mention, other }) => `${kind}: ${mention.text} × ${other?.text}`)
  const body = said("Some 83,500 people found a bed.", "text", true)
  t.same(hold(said("There are 38,500 in camps", "headline", false), body), ["headline: 38,500 × Some 83,500"])
  for (const [headline, ...text] of [
    [said("There are 80,000 in camps", "headline", false), body],
    [said("There are 83,500 in camps", "headline", true), body],
    [said("There are 21 in camps", "headline", false), body],
    [said("There are 38,500 in camps", "headline", false), said("Some 83,500 people found a bed.", "text", false)],
    [said("There are 38,500 in camps", "headline", false, { speech: "misses" }), body],
    [
      said("There are 38,500 in camps", "headline", false),
      body,
      said("On Sunday 38,500 people had one.", "text", false),
    ],
    [said("There are 38,500 in camps", "headline", false), said("It is up from 83,500 people.", "text", true)],
  ] as const)
    t.same(hold(headline, ...text), [], headline.part.text)
})
