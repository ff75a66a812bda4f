type Direction = "up" | "down"

/** The words of both directions as rows. The words of a direction are separated by spaces. */
function directed(up: string, down: string): [string, Direction][] {
  const rows = (words: string, direction: Direction) =>
    words.split(" ").map((word): [string, Direction] => [word, direction])
  return [...rows(up, "up"), ...rows(down, "down")]
}

/** Before a figure, with or without "by": "rose 5 %", "up by 12". */
export const MOVES: ReadonlyMap<string, Direction> = new Map(
  directed(
    "rose rise rises rising risen climbed climb climbs climbing jumped jump jumps jumping surged surge surges surging " +
      "soared soar soars soaring grew grow grows growing grown gained gain gains gaining increased increase increases " +
      "increasing rallied rally added advanced advance advances up higher leapt rocketed skyrocketed spiked expanded " +
      "strengthened swelled improved edged ticked hiked hiking boosted boosting appreciated raise raises raised raising " +
      "widened widening lifted lifting swelling",
    "fell fall falls falling fallen dropped drop drops dropping declined decline declines declining slid slide slides " +
      "sliding slipped slip slips slipping plunged plunge plunges plunging tumbled tumble tumbles tumbling sank sink " +
      "sinks sunk dipped dip dips lost lose loses losing shed sheds down lower slumped slump slumps shrank shrink " +
      "shrinks shrunk decreased decrease decreases decreasing plummeted crashed contracted weakened eased reduced " +
      "reduce reduces reducing cut cuts cutting retreated retreat depreciated dove dived nosedived lowered lowers lowering " +
      "trim trims trimmed trimming slash slashes slashed slashing narrowed narrowing dipping easing shedding",
  ),
)

/** These say which way only with a direction after them: "edged up", "went down". */
export const DIRECTIONLESS: ReadonlySet<string> = new Set(["edged", "ticked"])

/** Before a figure without "by" these have an object of their own: "raised $5m", "lowered its 12 % rate". */
export const WITH_BY: ReadonlySet<string> = new Set([
  ..."raise raises raised raising lifted lifting lowered lowers lowering trim trims trimmed trimming".split(" "),
  ..."slash slashes slashed slashing widened widening narrowed narrowing".split(" "),
])

/** Before "up" and "down" these make one verb with it, which moves nothing: "make up 4 %", "paid down $5m". */
export const PHRASAL: ReadonlySet<string> = new Set([
  ..."make makes made making take takes took taken taking set sets give gives gave put puts use used uses".split(" "),
  ..."rack racks racked racking chalk chalked snap snapped pay pays paid paying turn turned turns sign signed".split(
    " ",
  ),
  ..."soak soaked eat eats ate buy buys bought clock clocked tie tied free freed cough coughed pick picked".split(" "),
])

/** After a figure: "a 5 % increase", "12 % higher". */
export const CHANGE_NOUNS: ReadonlyMap<string, Direction> = new Map(
  directed(
    "increase rise growth gain jump surge hike climb improvement uptick boost advance higher up increases rises gains",
    "decrease drop fall decline reduction cut slump dip plunge slide contraction lower down downturn drops falls cuts",
  ),
)

/** Of `CHANGE_NOUNS` those that count only right after the figure. Further off they belong to something else. */
export const POSTPOSED: ReadonlySet<string> = new Set(["up", "down", "higher", "lower"])

/** Before "than" right after a figure: "nine days longer than planned". */
export const COMPARED: ReadonlyMap<string, Direction> = new Map(
  directed(
    "more longer higher taller later heavier wider deeper warmer hotter dearer bigger larger above",
    "fewer less shorter lower lighter narrower earlier colder cooler cheaper smaller below",
  ),
)

/** "an increase of 5 %". */
export const BEFORE_OF: ReadonlySet<string> = new Set([
  ..."increase rise gain jump surge climb improvement decrease drop fall decline reduction slump dip plunge".split(" "),
  ..."slide contraction hike".split(" "),
])

/** Between the word of change and the figure. */
export const BETWEEN: ReadonlySet<string> = new Set([
  ..."by an a the average as much many another further only just daily limit of record".split(" "),
])
