import { printDay } from "../../../quantity/dates/calendar.ts"
import type { Terms } from "../read/terms.ts"
import type { Feature, Pair } from "./feature.ts"

type Span = { readonly from: number; readonly to: number }

/** The days of a subject: those that its name says, else those of what is on file for it and its story. */
function daysOf({ subject: { from, to, profile, story } }: Pair): Span | null {
  if (from !== null && to !== null) return { from, to }
  const [firstDay, lastDay] = [profile.firstDay ?? story.firstDay, profile.lastDay ?? story.lastDay]
  return firstDay === null || lastDay === null ? null : { from: firstDay, to: lastDay }
}

/** The day of the text: that of its part, a post of a live blog, else that of the article. */
const published = ({ mention, article }: Pair): number | null => mention.part.publishedOn ?? article.publishedOn

/**
 * Days from the end of the subject's days to the day of the text, below zero before them, and zero within. What was
 * published before a text was known to it, though it is a plan for another year or was told of later.
 */
function distance(pair: Pair): number | null {
  const [days, day] = [daysOf(pair), published(pair)]
  if (days === null || day === null) return null
  const since = sinceTold(pair, day)
  if (day < days.from) return since ?? day - days.from
  return Math.max(0, Math.min(day - days.to, since ?? Number.POSITIVE_INFINITY))
}

/** Days from the newest sentence on file that was published by a day to that day; null where there is none. */
function sinceTold({ subject: { profile } }: Pair, day: number): number | null {
  const told = profile.quotes.flatMap(({ publishedOn }) => publishedOn ?? []).filter((on) => on <= day)
  return told.length === 0 ? null : day - Math.max(...told)
}

/** Whether the subject is of a time after the text, which was told of before it: a plan. */
function isPlan(pair: Pair): boolean {
  const [days, day] = [daysOf(pair), published(pair)]
  return days !== null && day !== null && days.from > day && sinceTold(pair, day) !== null
}

const within =
  (least: number, most: number) =>
  (pair: Pair): number => {
    const days = distance(pair)
    return days !== null && days >= least && days <= most ? 1 : 0
  }

const day = (pair: Pair) => printDay(daysOf(pair)?.to ?? 0)

/** Whether the text is of one of the years. */
function isOfYear(pair: Pair, years: ReadonlySet<string>): boolean {
  const day = published(pair)
  return day !== null && years.has(printDay(day).slice(0, 4))
}

function yearsDiffer(pair: Pair): boolean {
  const { subject, mention } = pair
  if (subject.years.size === 0) return false
  const said = mention.years.size > 0 ? mention.years : mention.opening.years
  if (mention.years.size === 0 && (isOfYear(pair, subject.years) || isPlan(pair))) return false
  return said.size > 0 && [...said].every((year) => !subject.years.has(year))
}

function yearsAgree({ subject, mention }: Pair): boolean {
  return [...subject.years].some((year) => mention.years.has(year) || mention.opening.years.has(year))
}

/** Days of slack around the period that a figure describes; what is on file may have been published later. */
const SLACK = 2
const PUBLISHED_LATER = 10

function periodsMeet(pair: Pair): boolean | null {
  const { mention, subject } = pair
  const days = daysOf(pair)
  if (mention.from === null || days === null) return null
  const first = days.from - (subject.from === null ? PUBLISHED_LATER : SLACK)
  return mention.from <= days.to + SLACK && (mention.to ?? mention.from) >= first
}

function isDayNamed({ subject: { monthDays }, article }: Pair): boolean {
  return [...monthDays].some((day) => article.monthDays.has(day))
}

function isOtherDayNamed({ subject: { monthDays }, article }: Pair): boolean {
  return monthDays.size > 0 && article.monthDays.size > 0 && ![...monthDays].some((day) => article.monthDays.has(day))
}

/** The part, from 0 to 1, of some names that is among others. */
function partSaid(names: Terms, said: Terms): number {
  if (names.size === 0) return 0
  let found = 0
  for (const name of names) if (said.has(name)) found += 1
  return found / names.size
}

/** When: the day of the text and the days of the subject, years that both name, the period that a figure describes. */
export const DATE_FEATURES: readonly Feature[] = [
  {
    name: "days-together",
    weight: 1.2,
    rate: within(-1, 3),
    say: (pair) => `its last figures are of ${day(pair)}, as the text is`,
  },
  {
    name: "days-after",
    weight: 0.5,
    rate: within(4, 14),
    say: (pair) => `its last figures are of ${day(pair)}, shortly before`,
  },
  {
    name: "days-long-after",
    weight: -0.5,
    rate: within(60, 400),
    say: (pair) => `its last figures are of ${day(pair)}, long before`,
  },
  {
    name: "days-years-after",
    weight: -1,
    rate: within(401, Number.POSITIVE_INFINITY),
    say: (pair) => `its last figures are of ${day(pair)}, years before`,
  },
  {
    name: "days-before",
    weight: -2,
    rate: within(Number.NEGATIVE_INFINITY, -2),
    say: (pair) => `what it counts is of ${day(pair)}, after the text`,
  },
  {
    name: "text-undated",
    weight: 0.6,
    rate: (pair) => (published(pair) === null ? 1 : 0),
    say: () => "the text has no date that could speak against it",
  },
  {
    name: "subject-undated",
    weight: 0.6,
    rate: (pair) => (published(pair) !== null && daysOf(pair) === null ? 1 : 0),
    say: () => "nothing on file says when it was that could speak against it",
  },
  {
    name: "years-agree",
    weight: 0.5,
    rate: (pair) => (yearsAgree(pair) ? 1 : 0),
    say: ({ subject }) => `${[...subject.years].join(", ")} in its name and in the text`,
  },
  {
    name: "years-differ",
    weight: -1.2,
    rate: (pair) => (yearsDiffer(pair) ? 1 : 0),
    say: ({ subject }) => `its name says ${[...subject.years].join(", ")}, and the text names another year`,
  },
  {
    name: "calendar-said",
    weight: 0.6,
    rate: ({ subject, mention }) => partSaid(subject.calendar, mention.calendar),
    say: ({ subject }) => `${[...subject.calendar].join(", ")} is in its name and in the sentence`,
  },
  {
    name: "calendar-unsaid",
    weight: -0.2,
    rate: ({ subject, mention }) =>
      subject.calendar.size === 0 ? 0 : 1 - partSaid(subject.calendar, mention.calendar),
    say: ({ subject }) => `the sentence does not say ${[...subject.calendar].join(", ")}`,
  },
  {
    name: "day-named",
    weight: 1,
    ofOpening: true,
    rate: (pair) => (isDayNamed(pair) ? 1 : 0),
    say: () => "the text names the day that its name has",
  },
  {
    name: "day-not-named",
    weight: -0.3,
    ofOpening: true,
    rate: (pair) => (isOtherDayNamed(pair) ? 1 : 0),
    say: () => "the text names days, and not the one that its name has",
  },
  {
    name: "period-agrees",
    weight: 0.8,
    rate: (pair) => (periodsMeet(pair) === true ? 1 : 0),
    say: (pair) => `the figure is of ${day(pair)}, as the name says`,
  },
  {
    name: "period-differs",
    weight: -1.5,
    rate: (pair) => (periodsMeet(pair) === false ? 1 : 0),
    say: () => "the figure is of another day than the name says",
  },
]
