/** Who these stand for is told by the sentence before. */
export const PRONOUNS: ReadonlySet<string> = new Set(["he", "she", "it", "they"])

/** They speak for nobody who could be named. */
export const NO_SPEAKERS: ReadonlySet<string> = new Set("we i you who which that this there what".split(" "))

/** Between a subject and its verb; adverbs in -ly besides. */
export const BEFORE_VERB: ReadonlySet<string> = new Set([
  ..."has have had also earlier later already both all now then still once again just since".split(" "),
])

/** A name does not reach over these. */
export const ENDS_NAME: ReadonlySet<string> = new Set([
  ..."that which who whom whose and but or as while because when where if although though after before than so".split(
    " ",
  ),
  ..."was were is are be been had has have will would could can may might must should did does do not".split(" "),
  ..."he she it they we i you there".split(" "),
])

/** After a name these begin what is said: "according to police at least five". */
export const BEGINS_FIGURE: ReadonlySet<string> = new Set([
  ..."at about around nearly almost over more less fewer up some roughly approximately only".split(" "),
])

/** Words that begin a clause and are no part of its subject. */
export const BEFORE_SUBJECT: ReadonlySet<string> = new Set([
  ..."meanwhile however separately earlier later also still now then today yesterday tonight overnight".split(" "),
  ..."instead nevertheless nonetheless moreover furthermore additionally thus yet so only".split(" "),
])

export const PREPOSITIONS: ReadonlySet<string> = new Set([
  ..."in on at after before during since by from with under for of to among amid despite via near within".split(" "),
])

export const DETERMINERS: ReadonlySet<string> = new Set("the a an its their his her one another".split(" "))

/** Times that a statement is made at: "late on Friday", "earlier this week", "on 3 May". */
export const TIME_WORDS: ReadonlySet<string> = new Set([
  ..."on late early earlier later last this week month year night morning afternoon evening yesterday today".split(" "),
  ..."monday tuesday wednesday thursday friday saturday sunday january february march april may june july".split(" "),
  ..."august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split(" "),
])

/** Those who speak for themselves or others, in the plural. */
const PLURAL_SPEAKERS = [
  ..."officials police authorities analysts doctors researchers experts economists scientists rescuers".split(" "),
  ..."sources witnesses ministers organisers organizers observers prosecutors investigators lawyers critics".split(" "),
  ..."medics diplomats commanders lawmakers campaigners activists residents auditors inspectors unions".split(" "),
  ..."firefighters spokesmen engineers historians pollsters forecasters regulators academics farmers nurses".split(" "),
  ..."workers groups agencies media insiders negotiators traders brokers intelligence".split(" "),
]

/** Data, and what they are published in. */
export const DATA: ReadonlySet<string> = new Set([
  ..."data figures statistics numbers study survey poll report research review analysis results documents".split(" "),
  ..."records census estimates estimate polls surveys studies reports bulletin statement assessment assessments".split(
    " ",
  ),
  ..."tally count filing paper findings release update dashboard database tracker index projections forecast".split(
    " ",
  ),
  ..."audit inquiry investigation reckoning calculations calculation briefing newsletter".split(" "),
])

/** Those whose figures are their own findings. */
const FINDERS = "researchers scientists investigators auditors inspectors economists analysts academics pollsters"

const SINGULAR_SPEAKERS = [
  ..."ministry minister government mayor governor president army navy military spokesman spokeswoman".split(" "),
  ..."spokesperson agency council commission committee bank union department office service company firm".split(" "),
  ..."official court hospital university institute association federation charity group embassy coastguard".split(" "),
  ..."regulator treasury parliament senate administration authority chief commander general envoy ambassador".split(
    " ",
  ),
  ..."secretary chancellor king queen pope bishop judge prosecutor coroner watchdog organisation organization".split(
    " ",
  ),
  ..."source analyst expert researcher doctor economist boss owner operator airline broadcaster newspaper".split(" "),
  ..."lawyer professor director leader head party senator lawmaker witness rescuer worker shepherd almanac".split(" "),
]

const ALL_SPEAKERS: ReadonlySet<string> = new Set([...PLURAL_SPEAKERS, ...SINGULAR_SPEAKERS])
const PLURALS: ReadonlySet<string> = new Set([...PLURAL_SPEAKERS, ...FINDERS.split(" ")])
const ALL_FINDERS: ReadonlySet<string> = new Set(FINDERS.split(" "))

export function isSpeakerNoun(word: string): boolean {
  return ALL_SPEAKERS.has(word)
}

export function isPluralSpeaker(word: string): boolean {
  return PLURALS.has(word)
}

export function isFinder(word: string): boolean {
  return ALL_FINDERS.has(word) || DATA.has(word)
}

/** Heads of persons and of institutions, by which "he" and "it" are told apart. */
export const PERSONS =
  /(?<!\p{L})(?:mr|mrs|ms|dr|mayor|minister|president|governor|spokes\p{L}+|official|chief|head|commander|general|envoy|ambassador|secretary|chancellor|judge|prosecutor|coroner|analyst|expert|researcher|doctor|economist|lawyer|professor|director|leader|senator|witness|worker|king|queen|gen|capt|col|prof|sir|rescuer|shepherd)(?!\p{L})/iu
export const INSTITUTIONS =
  /(?<!\p{L})(?:ministry|government|army|navy|military|agency|council|commission|committee|bank|union|department|office|service|company|firm|court|hospital|university|institute|association|federation|charity|group|embassy|coastguard|regulator|treasury|parliament|senate|administration|authority|watchdog|organi[sz]ation|airline|police|report|survey|study|party)(?!\p{L})/iu
