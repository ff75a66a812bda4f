/**
 * Words that exclude each other as descriptions of one figure: what is revenue is no profit. A word that stands in two
 * groups goes with both. The words of a group are parted by spaces, and those of a phrase joined by "_". A word with a
 * capital is meant only where it has one: "March", not "march".
 */
export type ContrastClass = {
  /** The dimensions of the figures that the class tells apart; absent where it is all of them. */
  readonly of?: readonly string[]
  /** Whether all words near a figure describe it, as all countries of its sentence do. Otherwise the nearest does. */
  readonly all?: true
  /** Whether only the words with the same word behind them exclude each other: "before the sale", "after the sale". */
  readonly withNoun?: boolean
  /** Whether its words tell figures apart only as periods, "in March", and not as moments, "by March". */
  readonly isPeriod?: boolean
  readonly groups: readonly string[]
}

/** What a language says about figures of different things. */
export type Contrasts = {
  readonly classes: Readonly<Record<string, ContrastClass>>
  /** Words of a figure that the other would have too if it were of the same thing: "its parent", "his rival". */
  readonly marks: readonly string[]
  /** Words before a word of a class with `all` by which it stands in another part: "to Italy" is not "in Italy". */
  readonly roles: string
  /** Words before the name of a period: "in March", "in 2018". */
  readonly within: string
  /** "First" and the like, in their order. A noun behind two different ones names two things. */
  readonly ordinals: readonly string[]
  /** Words before a word of a class, behind which it does not describe the figure: "killed by soldiers". */
  readonly aside: string
  /** Words that begin another clause. */
  readonly joints: string
  readonly places: PlaceWords
  /** Null where other nouns have a capital too. */
  readonly names: NameUseWords | null
  readonly purposes: PurposeWords
}

/** How a language says what money is allotted to. Words are parted by spaces. */
export type PurposeWords = {
  /** Words that allot: "provides". */
  readonly allotting: string
  /** Words between an amount and what it is for. */
  readonly before: string
  readonly and: string
  /** Words that end the name of what it is for. */
  readonly ends: string
}

export type PurposeUse = {
  readonly allotting: ReadonlySet<string>
  readonly before: ReadonlySet<string>
  readonly and: string
  readonly ends: ReadonlySet<string>
}

/** How a name is used in a sentence. Words are parted by spaces. */
export type NameUseWords = {
  /** Words before a name that does or has nothing itself: "of Paris". */
  readonly before: string
  readonly articles: string
  /** Words behind the name of one who tells of a figure: "said". */
  readonly telling: string
  /** A verb, behind a subject of one word. */
  readonly verb: RegExp
  /** A word that may begin a sentence without an article and is no name. */
  readonly common: RegExp
}

export type NameUse = {
  readonly before: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
  readonly telling: ReadonlySet<string>
  readonly verb: RegExp
  readonly common: RegExp
}

/** How a language says where a figure holds. Words are parted by spaces, and those of a phrase joined by "_". */
export type PlaceWords = {
  /** Words before the name of a place: "in". */
  readonly before: string
  /** Words that may stand between them and the name: "the town of". */
  readonly between: string
  /** That a figure is of the whole world, and that it is of a whole country. */
  readonly world: string
  readonly nation: string
  /** Names in capitals that are no places, such as months. */
  readonly others: string
}

/** A phrase of a class: its words, and to which group of the class it belongs. */
export type Phrase = {
  readonly words: readonly string[]
  readonly name: string
  readonly of: readonly string[] | undefined
  readonly group: string
  readonly withNoun: boolean
  readonly isPeriod: boolean
}

export type ContrastIndex = {
  /** The phrases by their first word in lower case, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  /** The classes of which all words describe a figure. */
  readonly ofAll: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
  readonly within: ReadonlySet<string>
  readonly ordinals: ReadonlyMap<string, string>
  readonly aside: ReadonlySet<string>
  readonly joints: ReadonlySet<string>
  readonly places: {
    readonly before: ReadonlySet<string>
    readonly between: ReadonlySet<string>
    readonly others: ReadonlySet<string>
  }
  readonly names: NameUse | null
  readonly purposes: PurposeUse
}

/** The classes that the code itself asks for. */
export const COUNTRY = "country"
export const MARK = "mark"
export const WORLD = "world"
export const NATION = "nation"

export function indexContrasts({
  classes,
  marks,
  roles,
  within,
  ordinals,
  aside,
  joints,
  places,
  names,
  purposes,
}: Contrasts): ContrastIndex {
  const own: Record<string, ContrastClass> = {
    [MARK]: { all: true, groups: marks },
    [WORLD]: { groups: [places.world] },
    [NATION]: { groups: [places.nation] },
  }
  const all = Object.entries({ ...classes, ...own })
  const phrases = all.flatMap(([name, one]) =>
    one.groups.flatMap((group, index) => group.split(" ").map((phrase) => toPhrase(phrase, name, one, index))),
  )
  return Object.freeze({
    phrases: Map.groupBy(phrases.sort(byLength), ({ words }) => words[0]?.toLowerCase() ?? ""),
    ofAll: new Set(all.filter(([, { all }]) => all).map(([name]) => name)),
    roles: wordsOf(roles),
    within: wordsOf(within),
    ordinals: new Map(ordinals.flatMap((line) => line.split(" ").map((word) => [word, line] as const))),
    aside: wordsOf(aside),
    joints: wordsOf(joints),
    places: { before: wordsOf(places.before), between: wordsOf(places.between), others: wordsOf(places.others) },
    names: names && {
      before: wordsOf(names.before),
      articles: wordsOf(names.articles),
      telling: wordsOf(names.telling),
      verb: names.verb,
      common: names.common,
    },
    purposes: {
      allotting: wordsOf(purposes.allotting),
      before: wordsOf(purposes.before),
      and: purposes.and,
      ends: wordsOf(purposes.ends),
    },
  })
}

function byLength(one: Phrase, other: Phrase): number {
  return other.words.length - one.words.length
}

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" ").filter((word) => word !== ""))
}

function toPhrase(
  phrase: string,
  name: string,
  { of, withNoun = false, isPeriod = false }: ContrastClass,
  group: number,
): Phrase {
  return Object.freeze({ words: phrase.split("_"), name, of, withNoun, isPeriod, group: String(group) })
}
