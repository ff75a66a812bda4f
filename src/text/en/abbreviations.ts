/** Before a name or a number; no sentence ends in them. */
export const TITLES: ReadonlySet<string> = new Set([
  ...["mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "sgt", "capt", "cpl", "adm", "cmdr", "brig", "sen"],
  ...["rep", "gov", "pres", "rev", "fr", "hon", "st", "messrs", "mme", "mlle", "approx", "ca", "vs", "v", "viz", "cf"],
  ...["fig", "nos", "art", "sec", "vol", "ch", "pp", "e.g", "i.e", "jr", "sr", "supt", "det", "insp"],
])

/** A sentence may end in these; before a number, or a name that goes on, it does not. */
export const SHORTENED: ReadonlySet<string> = new Set([
  ...["inc", "corp", "co", "ltd", "llc", "plc", "bros", "etc", "al", "est", "dept", "univ", "assn", "no", "jan", "feb"],
  ...["mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu"],
  ...[
    "thurs",
    "fri",
    "sat",
    "sun",
    "ave",
    "blvd",
    "rd",
    "ft",
    "sq",
    "lb",
    "lbs",
    "oz",
    "min",
    "max",
    "avg",
    "bn",
    "cu",
  ],
])

/** Words with a capital that begin a sentence rather than go on with a name: "in the U.S. The". */
export const STARTERS: ReadonlySet<string> = new Set([
  ...["the", "a", "an", "this", "that", "these", "those", "it", "he", "she", "they", "we", "you", "i", "his", "her"],
  ...[
    "its",
    "their",
    "our",
    "my",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "as",
    "but",
    "and",
    "or",
    "if",
    "when",
  ],
  ...["while", "after", "before", "since", "so", "yet", "however", "meanwhile", "there", "here", "what", "who", "how"],
  ...["some", "many", "more", "most", "several", "no", "not", "one", "two", "three", "about", "around", "nearly"],
  ...["over", "under", "last", "now", "then", "also", "according", "despite", "although", "because", "both", "each"],
])
