/** Words that look like a hedge and may be a preposition of what stands before them or of the things counted after them. */
export type PrepositionWords = {
  /** Right before it these take it for themselves, if no measure follows: "centred around 4 themes". */
  readonly governors: ReadonlySet<string>
  /** Counted after it, these are what it leads to: "under 3 headings". */
  readonly things: ReadonlySet<string>
}

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(" ").filter((word) => word !== "")))
}

/** After a form of "be" these were done over something: "was arrested over 3 murders", but "arrested over 300 people". */
export const DONE_OVER: ReadonlySet<string> = words(
  "arrested sued charged sacked fired fined jailed criticised criticized questioned suspended investigated prosecuted",
  "convicted indicted accused condemned banned expelled",
)

/** Forms after which a participle is passive. */
export const PASSIVES: ReadonlySet<string> = words("is are was were be been being got")

/** Each word that may be a preposition, as it is written. */
export const PREPOSITIONS: ReadonlyMap<string, PrepositionWords> = new Map([
  [
    "over",
    {
      governors: words(
        "jump jumps jumped leap leaps leapt climb climbs climbed trip trips tripped stumbled stepped victory victories triumph triumphs advantage reign reigned supremacy",
      ),
      things: words(
        "cities towns villages countries continents fences walls barriers hurdles obstacles rooftops bridges borders",
        "rivers mountains oceans rivals opponents fields champions roofs",
      ),
    },
  ],
  [
    "under",
    {
      governors: words("listed filed grouped classified categorised categorized"),
      things: words(
        "headings categories laws acts statutes presidents managers coaches governments administrations ministers kings",
        "queens monarchs popes bosses owners flags banners brands labels aliases pseudonyms titles rubrics agreements",
        "treaties contracts schemes programmes programs scenarios regimes conditions circumstances assumptions names rules",
        "sections articles leaders captains umbrellas roofs trees bridges rivers mountains",
      ),
    },
  ],
  [
    "around",
    {
      governors: words(
        "centre centres centred centring center centers centered centering revolve revolves revolved revolving orbit",
        "orbits orbiting coalesced coalesce pivots pivoted clustered structured swirl swirled",
      ),
      things: words(
        "themes pillars corners axes principles ideas topics tables hubs campfires poles planks priorities questions",
        "characters storylines concepts bends islands lakes",
      ),
    },
  ],
  [
    "about",
    {
      governors: words(
        "film films movie movies documentary documentaries novel novels comedy story stories tale tales biography memoir",
        "musical opera podcast article articles series book books information details facts rumours rumors conversation",
        "conversations discussion discussions debate speech song songs poem poems essay joke jokes worry worries worried",
        "worrying anxious angry talk talks talked speak speaks spoke speaking spoken complain complains complained",
        "complaining complaint complaints cares cared curious excited sceptical skeptical lied joked argue argues argued",
        "arguing sang dreamed dreaming nervous",
      ),
      things: words(""),
    },
  ],
  [
    "up to",
    {
      governors: words(
        "look looks looked live lives lived living own owns owned owning face faces faced facing wake woke stand stands stood standing add",
        "adds added adding",
      ),
      things: words("treaties conventions agreements accords pledges principles standards expectations"),
    },
  ],
  [
    "close to",
    {
      governors: words("lives lived living located situated lies stands sits parked moored camped"),
      things: words("schools airports stations beaches borders villages towns cities hospitals roads"),
    },
  ],
  ...["above", "below"].map((side): [string, PrepositionWords] => [
    side,
    {
      governors: words(
        "flat flats apartment apartments room rooms office offices finished ranked placed perched towered",
      ),
      things: words("rivals others shops floors"),
    },
  ]),
  ...["north of", "south of"].map((side): [string, PrepositionWords] => [
    side,
    {
      governors: words("lies lie lay located situated just miles mile km kilometres kilometers"),
      things: words("towns villages cities rivers lakes islands"),
    },
  ]),
])

/** Before a preposition these only say that there is a number of things: "there are around 30 themes". */
export const EXISTENTIAL: ReadonlySet<string> = words(
  "is are was were be been being has have had having with of for to by in and or from contain contains includes include",
  "lists names found find visited visit",
)

/** Spans of time that something may go on over. */
export const SPANS: ReadonlySet<string> = words(
  "second seconds minute minutes hour hours day days week weeks fortnight month months year years decade decades season",
  "seasons quarter quarters century centuries generations",
)

/** Before "over three years" these are as long: "lasted over three years". */
export const LASTING: ReadonlySet<string> = words(
  "for of after took take takes taking lasted last lasts lasting spent spend spends spending in within from than aged age",
  "waited worked served lived stayed is was were are be been being has had and or but to at by about",
)

/** What goes on over a span of time: "phased over two years". */
export const GOING_ON: ReadonlySet<string> = words(
  "spread phased staggered averaged repaid repayable accrued evolved developed unfolded grew grown fell fallen rose risen",
  "dropped declined increased decreased doubled tripled halved payable",
)
