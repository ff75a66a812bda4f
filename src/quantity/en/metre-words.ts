function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Of what is measured in metres, in the singular: "a 10m fall". The plural is counted: "6m trees". */
export const METRE_NOUNS: ReadonlySet<string> = words(`
  fall drop plunge pool tower wall boat yacht ship vessel statue cliff crane building mast tree wave waves swell swells
  tsunami dive race sprint final heat heats semi semifinal steeplechase medley champion title gold silver bronze runner
  swimmer rifle pistol platform springboard individual radius diameter depth height distance hole trench tunnel bridge
  stretch strip span path rope pole antenna telescope mirror banner whale shark snake crocodile python squid fence dam
  descent ascent climb hurdler sprinter sinkhole crater chimney turbine freestyler penalty effort strike putt limit`)

/** "a depth of 30m". */
export const LENGTH_NOUNS: ReadonlySet<string> = words(`
  depth depths height heights distance length width altitude elevation radius diameter visibility thickness swells waves`)

/** Other lengths that stand beside metres, one of the two in brackets. */
export const LENGTH_NAMES: ReadonlySet<string> = words("ft feet foot in inches inch yards yard yds yd miles mile mi")

/** Distances that are run or swum. */
export const RACES: ReadonlySet<string> = words("50 60 100 110 200 400 800 1500 3000 5000 10000")

/** Verbs before a way. True: nothing else can be meant; false: prices move so as well. */
export const MOTION_VERBS: ReadonlyMap<string, boolean> = new Map([
  ..."abseiled dived cleared vaulted threw swam swims ran runs walked sprinted crawled leapt hurled flung dragged tossed waded"
    .split(" ")
    .map((verb): [string, boolean] => [verb, true]),
  ..."fell fallen falling falls plunged plunging plunges dropped jumped climbed sank rose descended slid tumbled"
    .split(" ")
    .map((verb): [string, boolean] => [verb, false]),
])

/** Before "30m" these tell of a count or of money. */
export const MILLION_NOUNS: ReadonlySet<string> = words(`
  population populations inhabitants sales sold sells viewers audience audiences users subscribers followers customers
  copies downloads votes jobs people households homes passengers visitors members readers listeners tourists refugees
  workers employees circulation output production worth cost costs costing paid pays pay raised raise spent spend budget
  fund funding deal profit profits revenue revenues loss losses debt debts turnover fee bid invest invested investment
  price tax earned earns earnings earning dollars pounds euros million m bn billion exports imports traffic views doses
  tonnes barrels displaced displacing infected infecting killed affecting affected attracted employs serves sold`)

/** Plurals without an s. */
export const PEOPLE_PLURALS: ReadonlySet<string> = words(
  "people men women children more fewer others cattle sheep fish",
)

/** Words that are no noun: behind "30m" they say nothing of what it counts. */
export const FUNCTION_WORDS: ReadonlySet<string> = words(`
  a an the and or but nor to in on at of for from by with was is has had its his this as across towards thus less last
  than when while after before since until under over above below between through during against about into onto off up
  down per that which who whose where if because so then yesterday today tomorrow monday tuesday wednesday thursday
  friday saturday sunday it he she they we us yes was will would could may might can did does do not also just only`)

/** After "12m" these show that it is metres and not million. */
export const METRE_WORDS: ReadonlySet<string> = new Set([
  ...["high", "long", "wide", "tall", "deep", "thick", "away", "above", "below", "race", "sprint", "freestyle"],
  ...["hurdles", "butterfly", "backstroke", "breaststroke", "relay", "dash", "apart", "underground", "underwater"],
])

/** After "12 m", with a space, these may follow metres; a noun would make it million, in some papers. */
export const AFTER_METRES: ReadonlySet<string> = new Set([
  ...METRE_WORDS,
  ...["from", "in", "of", "and", "to", "or", "by", "per", "a", "at", "under", "over", "more", "less", "plus"],
])
