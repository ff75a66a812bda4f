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
      "strengthened swelled improved edged ticked hiked boosted appreciated",
    "fell fall falls falling fallen dropped drop drops dropping declined decline declines declining slid slide slides " +
      "sliding slipped slip slips slipping plunged plunge plunges plunging tumbled tumble tumbles tumbling sank sink " +
      "sinks sunk dipped dip dips lost lose loses losing shed sheds down lower slumped slump slumps shrank shrink " +
      "shrinks shrunk decreased decrease decreases decreasing plummeted crashed contracted weakened eased reduced " +
      "reduce reduces cut cuts retreated retreat depreciated dove dived nosedived",
  ),
)

/** These say which way only with a direction after them: "edged up", "went down". */
export const DIRECTIONLESS: ReadonlySet<string> = new Set(["edged", "ticked"])

/** After a figure: "a 5 % increase", "12 % higher". */
export const CHANGE_NOUNS: ReadonlyMap<string, Direction> = new Map(
  directed(
    "increase rise growth gain jump surge hike climb improvement uptick boost advance higher up increases rises gains",
    "decrease drop fall decline reduction cut slump dip plunge slide contraction lower down downturn drops falls cuts",
  ),
)

/** Of `CHANGE_NOUNS` those that count only right after the figure. Further off they belong to something else. */
export const POSTPOSED: ReadonlySet<string> = new Set(["up", "down", "higher", "lower"])

/** "an increase of 5 %". */
export const BEFORE_OF: ReadonlySet<string> = new Set([
  ..."increase rise gain jump surge climb improvement decrease drop fall decline reduction slump dip plunge".split(" "),
  ..."slide contraction hike".split(" "),
])

/** Between the word of change and the figure. */
export const BETWEEN: ReadonlySet<string> = new Set([
  ..."by an a the average as much many another further only just daily limit of record".split(" "),
])
