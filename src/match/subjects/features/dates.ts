import { printDay } from "../../../quantity/dates/calendar.ts"
import type { Feature, Pair } from "./feature.ts"

type Span = { readonly from: number; readonly to: number }

/** The days of a subject: those that its name says, else those of what is on file. */
function daysOf({ subject: { from, to, profile } }: Pair): Span | null {
  if (from !== null && to !== null) return { from, to }
  const { firstDay, lastDay } = profile
  return firstDay === null || lastDay === null ? null : { from: firstDay, to: lastDay }
}

/** The day of the text: that of its part, a post of a live blog, else that of the article. */
const published = ({ mention, article }: Pair): number | null => mention.part.publishedOn ?? article.publishedOn

/** Days from the end of the subject's days to the day of the text, below zero before them, and zero within. */
function distance(pair: Pair): number | null {
  const [days, day] = [daysOf(pair), published(pair)]
  if (days === null || day === null) return null
  if (day < days.from) return day - days.from
  return Math.max(0, day - days.to)
}

const within =
  (least: number, most: number) =>
  (pair: Pair): number => {
    const days = distance(pair)
    return days !== null && days >= least && days <= most ? 1 : 0
  }

const day = (pair: Pair) => printDay(daysOf(pair)?.to ?? 0)

function yearsDiffer({ subject, mention, article }: Pair): boolean {
  if (subject.years.size === 0) return false
  const said = mention.years.size > 0 ? mention.years : article.years
  return said.size > 0 && [...said].every((year) => !subject.years.has(year))
}

function yearsAgree({ subject, mention, article }: Pair): boolean {
  return [...subject.years].some((year) => mention.years.has(year) || article.years.has(year))
}

/** Days of slack around the period that a figure describes. */
const SLACK = 2

function periodsMeet(pair: Pair): boolean | null {
  const { from, to } = pair.mention
  const { from: first, to: last } = pair.subject
  if (from === null || first === null || last === null) return null
  return from <= last + SLACK && (to ?? from) >= first - SLACK
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
