import t from "tap"
import {
  printDecimal,
  printDecimalUp,
  printPercent,
  printPercentBeside,
  printReadable,
  roundPercentUp,
} from "../../src/compare/tell/decimal-text.ts"
import { differenceUnit, phraseAmount, phraseBetween, phraseSpan } from "../../src/compare/tell/phrase-amount.ts"
import { phraseAsOf, phraseDays } from "../../src/compare/tell/phrase-date.ts"
import { exact, printExact } from "../../src/quantity/numbers/exact.ts"

t.test("numbers for programs: exact where they end, else six significant figures", async (t) => {
  const rows: readonly (readonly [value: string, printed: string, up: string, readable: string])[] = [
    ["0", "0", "0", "0"],
    ["7000", "7000", "7000", "7,000"],
    ["1234567", "1234567", "1234567", "1,234,567"],
    ["-1234567", "-1234567", "-1234567", "-1,234,567"],
    ["999", "999", "999", "999"],
    ["1/3", "0.333333", "0.333334", "0.333333"],
    ["2/3", "0.666667", "0.666667", "0.666667"],
    ["-1/3", "-0.333333", "-0.333333", "-0.333333"],
    ["1/30", "0.0333333", "0.0333334", "0.0333333"],
    ["10000/3", "3333.33", "3333.34", "3,333.33"],
    ["10000000/3", "3333333", "3333334", "3,333,333"],
    ["0.5", "0.5", "0.5", "0.5"],
    ["1234.56789", "1234.56789", "1234.56789", "1,234.57"],
    ["0.000123456789", "0.000123456789", "0.000123456789", "0.000123457"],
  ]
  for (const [text, ...wanted] of rows) {
    const value = exact(text)
    t.strictSame([printDecimal(value), printDecimalUp(value), printReadable(value)], wanted, text)
  }
})

t.test("percentages: one decimal place, below a tenth one significant figure", async (t) => {
  const rows: readonly (readonly [percent: string, printed: string])[] = [
    ["0", "0"],
    ["12.34", "12.3"],
    ["12.35", "12.4"],
    ["20", "20"],
    ["0.1", "0.1"],
    ["0.14", "0.1"],
    ["0.099", "0.1"],
    ["0.04", "0.04"],
    ["0.0444", "0.04"],
    ["0.00078", "0.0008"],
    ["100", "100"],
  ]
  for (const [percent, printed] of rows) t.equal(printPercent(exact(percent)), printed, percent)
})

t.test("a percentage beside a limit shows on which side of it it lies", async (t) => {
  const rows: readonly (readonly [percent: string, limit: string, printed: string])[] = [
    ["5.04", "5", "5.04"],
    ["5.0412", "5", "5.041"],
    ["4.96", "5", "4.96"],
    ["5", "5", "5"],
    ["5.3", "5", "5.3"],
    ["12.34", "5", "12.3"],
    ["5.0004", "5", "5.0004"],
  ]
  for (const [percent, limit, printed] of rows) {
    t.equal(printPercentBeside(exact(percent), exact(limit)), printed, `${percent} beside ${limit}`)
  }
})

t.test("a percentage rounded up suffices, and stays below 100", async (t) => {
  const rows: readonly (readonly [percent: string, mustExceed: boolean, up: string])[] = [
    ["8.69", false, "8.7"],
    ["8.7", false, "8.7"],
    ["8.7", true, "8.8"],
    ["8.61", true, "8.7"],
    ["99.9", false, "99.9"],
    ["99.9", true, "99.91"],
    ["99.95", false, "99.95"],
    ["99.99", true, "99.991"],
    ["0", true, "0.1"],
    ["0", false, "0"],
  ]
  for (const [percent, mustExceed, up] of rows) {
    t.equal(printExact(roundPercentUp(exact(percent), mustExceed)), up, `${percent} ${mustExceed}`)
  }
})

t.test("amounts with the names of their units", async (t) => {
  t.equal(phraseAmount(exact(1400), "1"), "1,400")
  t.equal(phraseAmount(exact(1), "1"), "1")
  t.equal(phraseAmount(exact(1), "[mi_i]"), "1 mile")
  t.equal(phraseAmount(exact(2), "[mi_i]"), "2 miles")
  t.equal(phraseAmount(exact("1.5"), "[mi_i]"), "1.5 miles")
  t.equal(phraseAmount(exact(1), "[nmi_i]"), "1 nautical mile")
  t.equal(phraseAmount(exact(1), "[ly]"), "1 light year")
  t.equal(phraseAmount(exact(1), "[ft_i]"), "1 foot")
  t.equal(phraseAmount(exact(1), "km2"), "1 km²")
  t.equal(phraseAmount(exact(1), "km"), "1 km")
  t.equal(phraseAmount(exact(1), "%{point}"), "1 percentage point")
  t.equal(phraseAmount(exact(5), "%"), "5 %")
  t.equal(phraseAmount(exact(1), "USD"), "1 USD")
  t.equal(phraseAmount(exact(3), "t/d"), "3 t/d")
  t.equal(phraseSpan(exact(10_000), exact(11_400), "km2"), "10,000 to 11,400 km²")
  t.equal(phraseSpan(exact(1), exact(2), "1"), "1 to 2")
  t.equal(phraseBetween(exact("1.45"), exact("1.55"), "h"), "between 1.45 and 1.55 hours")
  t.equal(phraseBetween(exact(1), exact(2), "1"), "between 1 and 2")
  t.equal(differenceUnit("%"), "%{point}")
  t.equal(differenceUnit("km"), "km")
})

t.test("dates: a day, a month, a year, any other period, and what goes on", async (t) => {
  const rows: readonly (readonly [from: string, to: string | null, phrase: string])[] = [
    ["2024-11-04", "2024-11-04", "4 November 2024"],
    ["2024-11-30", "2024-11-30", "30 November 2024"],
    ["2024-11-04", null, "since 4 November 2024"],
    ["2024-11-01", "2024-11-30", "November 2024"],
    ["2024-11-01", "2024-11-29", "1 November 2024 to 29 November 2024"],
    ["2024-11-02", "2024-11-30", "2 November 2024 to 30 November 2024"],
    ["2024-02-01", "2024-02-29", "February 2024"],
    ["2024-02-01", "2024-02-28", "1 February 2024 to 28 February 2024"],
    ["2023-02-01", "2023-02-28", "February 2023"],
    ["2024-01-01", "2024-12-31", "2024"],
    ["2024-01-01", "2024-12-30", "1 January 2024 to 30 December 2024"],
    ["2024-01-02", "2024-12-31", "2 January 2024 to 31 December 2024"],
    ["2024-01-01", "2025-12-31", "1 January 2024 to 31 December 2025"],
    ["2024-10-01", "2024-11-30", "1 October 2024 to 30 November 2024"],
    ["2023-11-01", "2024-11-30", "1 November 2023 to 30 November 2024"],
    ["2024-11-01", "2024-11-01", "1 November 2024"],
  ]
  for (const [from, to, phrase] of rows) t.equal(phraseAsOf({ from, to }), phrase)
  const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
  for (const [index, month] of [...months, "October", "November", "December"].entries()) {
    const day = `2024-${String(index + 1).padStart(2, "0")}-09`
    t.equal(phraseAsOf({ from: day, to: day }), `9 ${month} 2024`)
  }
  t.strictSame([0, 1, 2, 30].map(phraseDays), ["0 days", "1 day", "2 days", "30 days"])
})

t.test("a span names its unit in the plural, also where it begins at one", async (t) => {
  t.equal(phraseSpan(exact(1), exact(2), "[mi_i]"), "1 to 2 miles")
})
