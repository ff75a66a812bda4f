import { makeRandom } from "../random.ts"

/** A subject as it is written, with a sentence that was said of it and the day on which it was. */
export type PlacedSubject = { readonly name: string; readonly sentence: string; readonly day: number }

/** An article on what happened in a place, with mentions of some of its subjects. */
export type PlacedArticle = {
  readonly headline: string
  readonly lead: string
  readonly day: number
  readonly place: string
  /** `subject`: which of all subjects it speaks of. */
  readonly mentions: readonly { readonly sentence: string; readonly subject: number }[]
}

/** A kind of event: what it is called, and what is counted there, as a name has it and as a sentence does. */
type Kind = {
  readonly event: string
  readonly headline: string
  readonly counted: readonly (readonly [string, string])[]
}

const PEOPLE = [
  ["People killed", "people were killed"],
  ["People injured", "others were injured"],
  ["People missing", "remain missing"],
] as const

const KINDS: readonly Kind[] = [
  {
    event: "shooting",
    headline: "Gunman opens fire",
    counted: [
      ...PEOPLE,
      ["Shots fired", "shots were fired by the gunman"],
      ["Suspects arrested", "suspects were arrested by police"],
    ],
  },
  {
    event: "flood",
    headline: "Rivers burst their banks",
    counted: [
      ...PEOPLE,
      ["Houses flooded", "houses stood under water"],
      ["Residents evacuated", "residents had to leave their homes"],
    ],
  },
  {
    event: "earthquake",
    headline: "Buildings collapse as earth shakes",
    counted: [...PEOPLE, ["Buildings collapsed", "buildings have collapsed"], ["Aftershocks", "aftershocks were felt"]],
  },
  {
    event: "election",
    headline: "Voters go to the polls",
    counted: [
      ["Votes cast", "votes were cast"],
      ["Polling stations", "polling stations were open"],
      ["Seats won by the opposition", "seats go to the opposition"],
      ["Observers", "observers were sent"],
    ],
  },
  {
    event: "strike",
    headline: "Workers walk out",
    counted: [
      ["Workers on strike", "workers have stopped work"],
      ["Trains cancelled", "trains were cancelled"],
      ["Flights cancelled", "flights did not take off"],
    ],
  },
  {
    event: "drone attack",
    headline: "Drones strike in the night",
    counted: [
      ...PEOPLE,
      ["Drones launched", "drones were launched"],
      ["Drones shot down", "drones were shot down by air defence"],
    ],
  },
  {
    event: "wildfire",
    headline: "Flames spread through the hills",
    counted: [
      ...PEOPLE,
      ["Firefighters deployed", "firefighters fight the flames"],
      ["Homes destroyed", "homes burned down"],
    ],
  },
  {
    event: "epidemic",
    headline: "Cases rise again",
    counted: [
      ["Confirmed cases", "cases are confirmed"],
      ["Patients in hospital", "patients are treated in hospital"],
      ["Deaths", "patients have died"],
      ["Vaccinations", "doses were given"],
    ],
  },
  {
    event: "trial",
    headline: "Court hears the case",
    counted: [
      ["Defendants", "defendants stand trial"],
      ["Witnesses heard", "witnesses were heard"],
      ["Years in prison", "years in prison were asked for"],
    ],
  },
  {
    event: "protest",
    headline: "Crowds fill the streets",
    counted: [
      ["Protesters", "protesters marched"],
      ["Protesters arrested", "protesters were arrested"],
      ["Police officers injured", "officers were injured"],
    ],
  },
]

const MONTHS = "January February March April May June July August September October November December".split(" ")
const SYLLABLES =
  "ba be bo da di do fa fe ga go ha hi ka ki ko la li lo ma mi mo na ni no pa pe ra ri ro sa si so ta ti to va vi wa za zo".split(
    " ",
  )
const ENDS = "burg ford gard heim holm kent mouth pol rod sk ton ville wick".split(" ")

/** Places of the world; the nth is written of 1/n as often as the first. */
const PLACES = 50_000
/** Days over which subjects are spread: twenty years, to the end of 2024. */
const [FIRST_DAY, DAYS] = [12_784, 7_304]
/** Of each event one place has some subjects: these are counted one after the other. */
const A_DAY = 86_400_000

type Event = { readonly kind: Kind; readonly place: string; readonly day: number; readonly first: number }

/** Subjects of events that happen in places, as many as are asked for, and articles on some of the events. */
export function writeNewsOfPlaces(count: number, articles: number) {
  const random = makeRandom(17)
  const places = writePlaces(random)
  const events: Event[] = []
  const subjects: PlacedSubject[] = []
  while (subjects.length < count) {
    const kind = KINDS[random(KINDS.length)] as Kind
    const day = FIRST_DAY + (Math.floor((events.length * DAYS * kind.counted.length) / count) % DAYS)
    const event = {
      kind,
      place: places[Math.floor(PLACES ** (random(1_000_000) / 1_000_000)) - 1] ?? "",
      day,
      first: subjects.length,
    }
    events.push(event)
    for (const [name, said] of kind.counted) subjects.push(writeSubject(event, name, said, random))
  }
  return { subjects, articles: Array.from({ length: articles }, () => writeArticle(events, random)) }
}

function writePlaces(random: (below: number) => number): string[] {
  const names = new Set<string>()
  const pick = (list: readonly string[]) => list[random(list.length)] ?? ""
  while (names.size < PLACES) {
    const name = `${pick(SYLLABLES)}${pick(SYLLABLES)}${random(2) ? pick(SYLLABLES) : ""}${pick(ENDS)}`
    names.add(`${name[0]?.toUpperCase()}${name.slice(1)}`)
  }
  return [...names]
}

function writeSubject(
  { kind, place, day }: Event,
  name: string,
  said: string,
  random: (below: number) => number,
): PlacedSubject {
  const date = new Date(day * A_DAY)
  const when = `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`
  const forms = [
    `${name} in ${place} ${kind.event}, ${when}`,
    `${name} in the ${place} ${kind.event}`,
    `${name}: ${kind.event} in ${place} of ${date.getUTCFullYear()}`,
  ]
  const sentence = `Officials in ${place} told reporters on ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()} that ${2 + random(900)} ${said}.`
  return { name: forms[random(forms.length)] ?? "", sentence, day }
}

const [FIGURES, LATER] = [20, 10]

/** A thousand words on one event, with figures of it and of the same place's other events, some days later. */
function writeArticle(events: readonly Event[], random: (below: number) => number): PlacedArticle {
  const event = events[random(events.length)] as Event
  const { kind, place, day } = event
  const mentions = Array.from({ length: FIGURES }, (_, nth) => {
    const at = nth % kind.counted.length
    const [, said] = kind.counted[at] ?? ["", ""]
    const before = ["Later it was said that", "By the evening", "The mayor confirmed that", "According to a spokesman"][
      random(4)
    ]
    return {
      sentence: `${before} ${2 + random(900)} ${said}, and more is expected to be known soon.`,
      subject: event.first + at,
    }
  })
  const lead = `${kind.headline} in ${place}, where a ${kind.event} was reported. Officials spoke to reporters in the town on the day after, and asked the public for patience while the work goes on.`
  return {
    headline: `${kind.headline} after ${kind.event} in ${place}`,
    lead,
    day: day + random(LATER),
    place,
    mentions,
  }
}
