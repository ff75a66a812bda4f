import { printDay } from "./dates/calendar.ts"

/**
 * What a spreadsheet leaves in a cell instead of what was typed there. It is refused with what probably happened and how
 * to mend it: "12-Mar" may have been 12-3, 3/12 or 12.03, and no reader can know which.
 */

const SHORT_MONTHS = "jan|feb|mar|mär|mrz|apr|may|mai|jun|jul|aug|sept?|oct|okt|nov|dec|dez"
const LONG_MONTHS =
  "january|february|februar|march|april|june|july|august|september|october|november|december|januar|märz|juni|juli|oktober|dezember"
const MONTH = `(?:${LONG_MONTHS}|${SHORT_MONTHS})`

/** "12-Mar" and "12-Mar-24" beside any other words. */
const DAY_WITH_HYPHEN = new RegExp(
  `(?<![\\p{L}\\p{N}])\\d{1,2}-(?:${SHORT_MONTHS})(?:-\\d{2,4})?(?![\\p{L}\\p{N}])`,
  "iu",
)
/** "12. Mrz" and "12 Mar 24" where nothing else is said. */
const DAY_AND_MONTH = new RegExp(`^\\s*\\d{1,2}[. -]{0,2}${MONTH}\\.?(?:[ .-]{1,2}\\d{2,4})?\\s*$`, "iu")
/** "Mar-12" and "Mrz 12" where nothing else is said. */
const MONTH_AND_NUMBER = new RegExp(`^\\s*${MONTH}[. -]{1,2}\\d{1,4}\\s*$`, "iu")

const EXPONENT = /(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)?e[+-]\d{1,3}(?![\p{L}\p{N}])/iu

const ERROR_NAMES =
  "REF!|BEZUG!|N/A|NV|DIV/0!|VALUE!|WERT!|NAME\\?|NUM!|ZAHL!|NULL!|SPILL!|ÜBERLAUF!|CALC!|KALK!|GETTING_DATA"
const ERROR_WITHIN = new RegExp(`#(?:${ERROR_NAMES})`, "i")
const ERROR_ALONE = new RegExp(`^\\s*#(?:${ERROR_NAMES})\\s*$`, "i")
const NARROW_COLUMN = /^\s*#{3,}\s*$/

/** Why a wording is no figure but what a spreadsheet made of one; null where it is none of that. A sentence part. */
export function findDamagedFigure(wording: string): string | null {
  const error = findErrorValue(wording, ERROR_WITHIN)
  if (error !== null) return error
  if (DAY_WITH_HYPHEN.test(wording) || DAY_AND_MONTH.test(wording) || MONTH_AND_NUMBER.test(wording))
    return 'it reads as a date, which a spreadsheet may have made of a figure such as "3-12" or "12.3"; give the column the format "Text", and write the figure again'
  if (EXPONENT.test(wording))
    return "a spreadsheet shows a long number so and drops its last digits; give the column a number format without an exponent, and export it again"
  return null
}

/** Why no cell can mean what it says: the error of a formula, or a column that was too narrow. A sentence part. */
export function findDamagedCell(cell: string): string | null {
  return findErrorValue(cell, ERROR_ALONE)
}

function findErrorValue(text: string, error: RegExp): string | null {
  if (!text.includes("#")) return null
  if (error.test(text))
    return "it is the error of a formula in a spreadsheet; mend the formula, or write the value itself"
  if (NARROW_COLUMN.test(text))
    return "a spreadsheet shows this where the column is too narrow for the value; make it wider, and export it again"
  return null
}

/** By how much the count of days in spreadsheets is ahead of the days since 1970. */
const SERIAL_AHEAD = 25_569
/** 1954 to 2119: other numbers of five digits are no likely days. */
const SERIALS = { first: 20_000, last: 80_000 }

const SERIAL = /^\d{5}(?:[.,]\d+)?$/
const WITH_DOTS = /^\d{1,2}\.\d{1,2}\.\d{2,4}$/
const WITH_SLASHES = /^\d{1,2}\/\d{1,2}\/\d{2,4}$/

/** What a spreadsheet has probably made of a day, and how to write it; null where it is none of that. A sentence part. */
export function findDamagedDay(text: string): string | null {
  const serial = SERIAL.test(text) ? Number.parseInt(text, 10) : 0
  if (serial >= SERIALS.first && serial <= SERIALS.last)
    return `a spreadsheet counts days by such numbers, and this one stands for ${printDay(serial - SERIAL_AHEAD)}; write the day so`
  if (WITH_DOTS.test(text)) return "write the day as YYYY-MM-DD"
  if (WITH_SLASHES.test(text))
    return "it may be two different days, with the day first or the month first; write it as YYYY-MM-DD"
  return findDamagedCell(text)
}
