/**
 * Words after which a number is a name: "Article 5", "Boeing 737", "Group of Seven". Only with a capital, or in a
 * phrase.
 */
export const CAPITAL_LABELS: ReadonlySet<string> = new Set([
  ...["agenda", "airbus", "annex", "apollo", "appendix", "article", "band", "block", "boeing"],
  ...["category", "channel", "chapter", "class", "clause", "covid"],
  ...["division", "document", "episode", "exhibit", "expo", "figure", "flight", "formula", "gate", "grade", "group"],
  ...["highway", "ipad", "iphone", "interstate", "item", "junction", "lane", "level", "line", "mach", "model"],
  ...["nord", "page", "paragraph", "part", "phase", "pier", "platform", "playstation", "pope", "protocol"],
  ...["psalm", "regulation", "resolution", "room", "round", "route", "rule", "season", "section", "sector", "sergeant"],
  ...["session", "slide", "station", "step", "stream", "studio", "suite", "table"],
  ...["task", "terminal", "tier", "title", "track", "type", "unit", "version", "volume", "ward", "week", "win"],
  ...[
    "windows",
    "zone",
    "radio",
    "bbc",
    "cop",
    "galaxy",
    "falcon",
    "soyuz",
    "luna",
    "fortune",
    "ftse",
    "nikkei",
    "dax",
  ],
  ...["cac", "nasdaq", "uefa", "day", "russell", "stoxx", "csi", "asx", "ibex", "topix", "kospi"],
  ...["image", "photo", "picture", "gallery", "game", "lot", "heat", "xbox", "chromebook", "macbook", "pixel"],
])

/** These are labels in small letters too. */
export const LABELS: ReadonlySet<string> = new Set([
  ...[
    "article",
    "chapter",
    "section",
    "paragraph",
    "clause",
    "page",
    "room",
    "flight",
    "route",
    "highway",
    "resolution",
  ],
  ...["phase", "annex", "appendix", "channel", "number", "no", "no.", "nos", "version", "category", "episode"],
  ...["platform", "terminal", "level", "tier", "covid", "season", "part", "stage", "grade", "type", "round", "volume"],
  ...["rank", "ranks", "ranked", "ranking", "reference", "ref"],
])

/** With a number word behind them, and nothing that it counts, these number a step: "on day two of the trial". */
export const LABELS_BEFORE_WORD: ReadonlySet<string> = new Set(
  "cloud day week phase stage round chapter season lap tier step part volume episode game match leg act grade level".split(
    " ",
  ),
)

/** Before a number with a letter behind it these make a name of both: "seat 14B", "rule 10b-5". */
export const LABELS_BEFORE_LETTER: ReadonlySet<string> = new Set([
  ...["seat", "apartment", "apt", "flat", "question", "unit", "gate", "bus", "suite", "block", "bay", "row", "rule"],
  ...[
    "schedule",
    "form",
    "exhibit",
    "group",
    "area",
    "lot",
    "plot",
    "locker",
    "pier",
    "stage",
    "locomotive",
    "appendix",
  ],
])

/** These are labels in small letters too, but not behind "a": "bus 42", and "a bus 42 people were on". */
export const THING_LABELS: ReadonlySet<string> = new Set("mach bus tram seat gate exit junction locker".split(" "))

/** Those that number a few steps. */
export const LOW_LABELS: ReadonlySet<string> = new Set(
  "phase level tier season part stage grade type round volume category covid".split(" "),
)

/** Of these, what people and things are counted in: "on flight 12 passengers died". */
export const PLACE_LABELS: ReadonlySet<string> = new Set(
  "flight room page chapter section platform terminal route ward channel gate highway volume episode".split(" "),
)

/** Words in -s behind a label that say what it does, and are nothing that is counted: "page 12 shows". */
export const LABEL_VERBS: ReadonlySet<string> = new Set([
  ..."says shows states describes provides applies runs begins starts opens closes ends covers deals requires".split(
    " ",
  ),
  ..."allows sets contains includes lists explains tells gives makes takes goes comes leads looks offers costs".split(
    " ",
  ),
  ..."bans bars protects guarantees prohibits calls focuses discusses features marks means needs refers remains".split(
    " ",
  ),
  ..."seems stands stops connects carries crosses serves arrives departs lands flies leaves airs becomes gets keeps".split(
    " ",
  ),
  ..."reads argues sees turns asks holds brings follows introduces presents concludes reveals broadcasts".split(" "),
])

/** Labels of several numbers: "Articles 5 and 6", "pages 10-12". */
export const PLURAL_LABELS: ReadonlySet<string> = new Set(
  "articles chapters sections paragraphs clauses pages rooms routes phases levels tiers seasons stages rounds volumes junctions exits gates platforms terminals channels".split(
    " ",
  ),
)

/** With a capital after a number these make it a model: "737 Max". */
export const MODEL_WORDS: ReadonlySet<string> = new Set("max dreamliner pro ultra neo ng mini".split(" "))

/** After the number of a line for emergencies. */
export const CALLED: ReadonlySet<string> = new Set(
  "call calls caller callers operator operators dispatcher dispatchers number line system centre center".split(" "),
)

/** After a number in an address: "10 Downing Street". */
export const STREETS: ReadonlySet<string> = new Set([
  ...["street", "st", "road", "rd", "avenue", "ave", "boulevard", "lane", "drive", "square", "court", "place", "way"],
])

/** Before "of" and a number word with a capital: "Group of Seven". */
export const GROUPS: ReadonlySet<string> = new Set(["group", "big", "gang"])
