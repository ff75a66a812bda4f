/** The months in small letters, and as they are shortened. */
export const MONTHS: ReadonlySet<string> = new Set([
  ...["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"],
  ...["december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"],
])

/** Before a bare number of four digits these make it a year. */
export const YEAR_WORDS: ReadonlySet<string> = new Set([
  ...[
    "in",
    "since",
    "until",
    "till",
    "by",
    "from",
    "during",
    "before",
    "after",
    "late",
    "early",
    "mid",
    "year",
    "fiscal",
  ],
  ...["of", "spring", "summer", "autumn", "fall", "winter", "circa", "christmas", "the", "to", "and", "end", "through"],
])

/** Joined to digits these make an ordinal: "3rd". */
export const ORDINAL_ENDINGS: ReadonlySet<string> = new Set(["st", "nd", "rd", "th"])

/** After a number, joined or not, these make it a time of day. */
export const CLOCK_WORDS: ReadonlySet<string> = new Set(["am", "pm", "gmt", "utc", "bst", "cet", "est", "edt"])
