import type { Feature, Pair } from "./feature.ts"

type Relation = "same" | "excluded" | "part" | "whole" | "unsaid" | "unasked" | "none"

/** What the text says happened to the counted, held against what the subject counts. */
export function relateEvents({ mention: { family }, subject: { families }, vocabulary: { wholes } }: Pair): Relation {
  if (family === null) return families.size === 0 ? "none" : "unsaid"
  if (families.size === 0) return "unasked"
  if (families.has(family.name)) return "same"
  for (const one of families) {
    if (wholes.get(one)?.has(family.name)) return "part"
    if (wholes.get(family.name)?.has(one)) return "whole"
  }
  return "excluded"
}

/** Another subject of the story counts just what is said. */
function isOfAnother(pair: Pair): boolean {
  const { mention, subject } = pair
  return mention.family !== null && subject.story.families.has(mention.family.name) && relateEvents(pair) !== "same"
}

/** No word of the sentence, near or far, tells what the subject counts. */
function isNowhere({ mention, subject }: Pair): boolean {
  return subject.families.size > 0 && ![...subject.families].some((family) => mention.families.has(family))
}

const when = (relation: Relation) => (pair: Pair) => (relateEvents(pair) === relation ? 1 : 0)
const said = ({ mention: { family } }: Pair) => `"${family?.word ?? ""}"`
const asked = ({ subject: { families } }: Pair) => [...families].join(" and ")

/** Families of what happened exclude one another: who was killed is not among the injured. */
export const EVENT_FEATURES: readonly Feature[] = [
  {
    name: "event-same",
    weight: 2,
    rate: when("same"),
    say: (pair) => `${said(pair)}: the subject counts ${asked(pair)}`,
  },
  {
    name: "event-in-noun",
    weight: 0.3,
    rate: (pair) => (pair.mention.family?.isNoun === true && relateEvents(pair) === "same" ? 1 : 0),
    say: (pair) => `${said(pair)} is part of what is counted`,
  },
  {
    name: "event-excluded",
    weight: -2.5,
    rate: when("excluded"),
    say: (pair) => `${said(pair)}: the subject counts ${asked(pair)}`,
  },
  {
    name: "event-of-part",
    weight: -1.5,
    rate: when("part"),
    say: (pair) => `${said(pair)} is a part of what the subject counts: ${asked(pair)}`,
  },
  {
    name: "event-of-whole",
    weight: -1,
    rate: when("whole"),
    say: (pair) => `${said(pair)}: the subject counts only ${asked(pair)}`,
  },
  {
    name: "event-of-another",
    weight: -1.5,
    rate: (pair) => (isOfAnother(pair) ? 1 : 0),
    say: (pair) => `${said(pair)} is what another subject of the story counts`,
  },
  {
    name: "event-nowhere",
    weight: -0.8,
    rate: (pair) => (isNowhere(pair) ? 1 : 0),
    say: (pair) => `the sentence does not say of anything that it was ${asked(pair)}`,
  },
  {
    name: "event-unsaid",
    weight: -0.8,
    rate: when("unsaid"),
    say: (pair) => `nothing beside the figure says that it counts ${asked(pair)}`,
  },
  {
    name: "event-unasked",
    weight: -0.5,
    rate: when("unasked"),
    say: (pair) => `${said(pair)}: the name of the subject says nothing of that`,
  },
  {
    name: "event-of-others",
    weight: -0.5,
    rate: (pair) => (relateEvents(pair) === "excluded" && pair.mention.family?.isNoun === true ? 1 : 0),
    say: (pair) => `${said(pair)} is part of what is counted, and the subject counts ${asked(pair)}`,
  },
]
