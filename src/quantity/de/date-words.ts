/** The months in small letters, in Austria's words too, and as they are shortened. */
export const MONTHS: ReadonlySet<string> = new Set([
  ...["januar", "jänner", "februar", "feber", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober"],
  ...["november", "dezember", "jan", "feb", "mär", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dez"],
])

/** Before a bare number of four digits these make it a year, even where a noun follows. */
export const YEAR_WORDS: ReadonlySet<string> = new Set([
  ...[
    "jahr",
    "jahre",
    "jahres",
    "jahren",
    "seit",
    "ende",
    "anfang",
    "mitte",
    "herbst",
    "frühjahr",
    "frühling",
    "sommer",
  ],
  ...["winter", "weihnachten", "silvester", "ostern", "wm", "em", "saison", "stand", "wahljahr", "haushaltsjahr"],
])

/** After an ordinal's full stop a capital follows as after a sentence's; these words before show which it is. */
export const BEFORE_ORDINAL: ReadonlySet<string> = new Set([
  ...["der", "die", "das", "dem", "den", "des", "am", "im", "vom", "zum", "zur", "beim", "bis", "ein", "eine", "einen"],
  ...["einem", "einer", "jeder", "jede", "jedes", "jeden", "seinem", "seinen", "sein", "seine", "seiner", "ihrem"],
  ...["ihren", "ihr", "ihre", "ihrer", "dieser", "diese", "dieses", "diesem", "seit", "ab", "ins"],
])

/** After "Uhr" everything is said; these shorten or name it. */
export const CLOCK_WORDS: ReadonlySet<string> = new Set(["uhr", "mez", "mesz"])
