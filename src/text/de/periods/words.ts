import type { SpanUnit } from "../../prose/day-span.ts"

/** The months by name, from 1 to 12. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map([
  ..."januar februar märz april mai juni juli august september oktober november dezember"
    .split(" ")
    .map((name, index): [string, number] => [name, index + 1]),
  ..."jan feb mär apr mai jun jul aug sep okt nov dez"
    .split(" ")
    .map((name, index): [string, number] => [name, index + 1]),
  ["jänner", 1],
  ["feber", 2],
  ["sept", 9],
])

/** The days of the week by name; Sunday is 0. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ..."sonntag montag dienstag mittwoch donnerstag freitag samstag"
    .split(" ")
    .map((name, index): [string, number] => [name, index]),
  ["sonnabend", 6],
])

/** The numbers from 1 to 12 in words, as they stand before a span of time. */
export const SMALL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ..."ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
    .split(" ")
    .map((word, index): [string, number] => [word, index + 1]),
  ["einem", 1],
  ["einer", 1],
])

export const SPANS: ReadonlyMap<string, SpanUnit> = new Map([
  ["stunde", { days: 0 }],
  ["stunden", { days: 0 }],
  ["tag", { days: 1 }],
  ["tage", { days: 1 }],
  ["tagen", { days: 1 }],
  ["woche", { days: 7 }],
  ["wochen", { days: 7 }],
  ["monat", { months: 1 }],
  ["monate", { months: 1 }],
  ["monaten", { months: 1 }],
  ["quartal", { months: 3 }],
  ["quartalen", { months: 3 }],
  ["jahr", { months: 12 }],
  ["jahre", { months: 12 }],
  ["jahren", { months: 12 }],
])

/** Spans of the calendar, as "last" and "this" go before them. */
export const CALENDAR_SPANS: ReadonlyMap<string, "week" | "month" | "quarter" | "year"> = new Map([
  ["woche", "week"],
  ["monat", "month"],
  ["monats", "month"],
  ["quartal", "quarter"],
  ["quartals", "quarter"],
  ["jahr", "year"],
  ["jahres", "year"],
])

export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ..."ersten zweiten dritten vierten".split(" ").map((word, index): [string, number] => [word, index + 1]),
  ..."erstes zweites drittes viertes".split(" ").map((word, index): [string, number] => [word, index + 1]),
])

/** Verbs of what is to come. */
export const AHEAD: ReadonlySet<string> = new Set([
  ..."wird werden soll sollen will wollen könnte könnten dürfte dürften plant planen strebt möchte muss müssen".split(
    " ",
  ),
])
