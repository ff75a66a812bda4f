import type { MeasureWords } from "../languages/text-language.ts"

const MONTHS =
  "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"

export const ENGLISH_MEASURE_WORDS: MeasureWords = Object.freeze({
  cumulative:
    /\b(?:killed|dead|deaths?|died|death toll|fatalit(?:y|ies)|casualt(?:y|ies)|injured|injuries|wounded|slain|murdered|executed|drowned|shot down|downed|destroyed|launched|intercepted|arrested|rescued|infected|infections?|victims?|confirmed cases)\b/i,
  rate: /\b(?:(?:a|an|per|each|every) (?:hour|day|week|month|quarter|year|annum)|hourly|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly)\b/i,
  period: new RegExp(
    `\\b(?:in|during|for|since the start of) (?:early |mid-|late )?(?:${MONTHS}|(?:19|20)\\d\\d|q[1-4]|(?:the )?(?:first|second|third|fourth|last|past|this) (?:quarter|half|month|year|week|day)|the (?:week|month|quarter|year)|the (?:last|past) [\\w-]+ (?:hours|days|weeks|months|years))\\b|\\b(?:last|past|this) (?:week|month|quarter|year)\\b`,
    "i",
  ),
  level:
    /\b(?:population|inhabitants|residents|troops|soldiers|members|prisoners|inmates|hostages|employees|staff|debt|reserves|stocks?|prices?|temperature|level|unemployment|rate|share|approval|height|depth|area|capacity)\b/i,
})
