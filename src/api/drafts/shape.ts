import { Type } from "typebox"
import { SEVERITIES } from "../../compare/pair/verdict.ts"
import { FINDING_KINDS } from "../../match/findings/finding.ts"
import { MOST_FINDINGS, MOST_MENTIONS, MOST_UNREAD } from "../../operations/texts/limits.ts"
import { FIRST_CLAIMS } from "../../store/conflicts/first-claims.ts"
import { mentionMembers, Notes } from "../texts/shape.ts"
import { Id } from "../values/id.ts"
import { Instant } from "../values/instant.ts"
import { Named } from "../values/named.ts"
import { AsOf } from "../values/period.ts"
import { closed, nullableText, ref } from "../values/schema.ts"

const In = Type.Enum(["headline", "text"], {
  description: "The part of the draft. Positions are those in it as it was sent.",
})

const Place = Type.Object(
  {
    in: In,
    start: Type.Integer({ minimum: 0, description: "UTF-16 code units, markup included." }),
    end: Type.Integer({ minimum: 0, description: "Exclusive." }),
    text: Type.String({ description: "The words there, without markup." }),
  },
  closed,
)

const Reasons = (description: string) => Type.Array(Type.String(), { description })

export const Match = Type.Object(
  {
    subject: Type.Object({ id: Id, name: Type.String() }, closed),
    certainty: Type.Number({
      minimum: 0,
      maximum: 1,
      description: "How sure it is that the figure is of this subject.",
    }),
    link: Type.Enum(["sure", "likely", "possible"], {
      description: "`sure`: at least 0.95, and nothing plain speaks against it. `likely`: at least 0.5.",
    }),
    why: Reasons("What speaks for it, the weightiest first."),
    against: Reasons("What speaks against it."),
    model: Type.String({ description: "What the certainty was reckoned with." }),
  },
  { $id: "Match", description: "A stored subject that a figure of a text may speak of.", ...closed },
)

const MOST_MATCHES = 5

export const DraftMention = Type.Object(
  {
    in: In,
    ...mentionMembers,
    matches: Type.Array(ref(Match), {
      maxItems: MOST_MATCHES,
      description: "Surest first. The figure counts as linked to the first where its certainty is 0.5 or more.",
    }),
    none: Type.Number({ minimum: 0, maximum: 1, description: "How sure it is that it speaks of nothing stored." }),
  },
  { $id: "DraftMention", description: "A figure of a draft.", ...closed },
)

const KINDS = {
  stored: "The figure contradicts what is on file for the subject that it is linked to, by the rules of that subject.",
  headline: "The headline and the text disagree.",
  within: "The text contradicts itself: two figures of one thing.",
  sum: "Parts do not add up to the whole that the text gives.",
  "same-quantity": "A figure that is said twice, in two units, does not agree.",
  outdated: "The figure is on file, and its claimant has replaced it, or a later running total is higher.",
  misplaced: "The figure is on file, but for another subject of the story.",
  changed: "The last version of the `article` says otherwise. This is no contradiction.",
} satisfies Record<(typeof FINDING_KINDS)[number], string>

const FiledFigure = Type.Object(
  {
    figure: Id,
    subject: ref(Named),
    text: Type.String({ description: "As it was worded." }),
    asOf: ref(AsOf),
    claims: Type.Array(
      Type.Object(
        {
          id: Id,
          source: ref(Named),
          claimant: ref(Named),
          publishedAt: Instant,
          url: nullableText(),
          quote: nullableText(),
        },
        closed,
      ),
      { maxItems: FIRST_CLAIMS, description: "Those that reported it first." },
    ),
  },
  closed,
)

export const Finding = Type.Object(
  {
    id: Type.String({
      description:
        "The same from draft to draft as long as the figures are worded alike: it is made of their words, not of positions.",
    }),
    kind: Type.Enum([...FINDING_KINDS], {
      description: Object.entries(KINDS)
        .map(([kind, means]) => `\`${kind}\`: ${means}`)
        .join(" "),
    }),
    severity: Type.Enum([...SEVERITIES]),
    verdict: Type.Optional(
      Type.Enum(["conflict", "tension"], { description: "Missing where nothing contradicts anything." }),
    ),
    mention: Place,
    other: Type.Optional(
      Type.Object(Place.properties, {
        ...closed,
        description: "What the mention disagrees with in the same draft. Of a sum: the passage with the parts.",
      }),
    ),
    subject: Type.Optional(ref(Match)),
    against: Type.Optional(
      Type.Array(FiledFigure, { description: "Stored figures that it disagrees with, or that replace it." }),
    ),
    status: Type.Optional(Type.Literal("dismissed", { description: "Somebody has dismissed it for the `article`." })),
    message: Type.String({ description: "Short, for the margin of a text." }),
    explanation: Type.String({ description: "Whole sentences, with the numbers." }),
    rules: Type.Array(Type.Unsafe<unknown>({ $ref: "RuleUse#" }), { description: "Which rule gave which setting." }),
  },
  { $id: "Finding", description: "Something in a draft that a person should look at.", ...closed },
)

const Count = (description: string) => Type.Integer({ minimum: 0, description })

export const CheckedDraft = Type.Object(
  {
    mentions: Type.Array(ref(DraftMention), {
      maxItems: MOST_MENTIONS,
      description: "The figures of the headline, then those of the text: the first 10,000.",
    }),
    mentionsTotal: Count("How many figures there are, also where fewer are listed."),
    findings: Type.Array(ref(Finding), { maxItems: MOST_FINDINGS, description: "The first 1,000." }),
    findingsTotal: Count("How many findings there are, also where fewer are listed."),
    unread: Type.Array(
      Type.Object(
        { in: In, start: Type.Integer(), end: Type.Integer(), text: Type.String(), reason: Type.String() },
        closed,
      ),
      {
        maxItems: MOST_UNREAD,
        description: "What may be meant as a figure and was not understood, with the reason. The first 10,000.",
      },
    ),
    unreadTotal: Count("How many passages were not understood, also where fewer are listed."),
    notes: Notes,
    summary: Type.Object(
      {
        figures: Count("Figures of the draft."),
        matched: Count("Figures that are linked to a subject."),
        conflicts: Count("Findings that are a conflict."),
        tensions: Count("Findings that are a tension."),
        dismissed: Count("Findings that were dismissed. They are not counted among the others."),
      },
      closed,
    ),
  },
  { $id: "CheckedDraft", ...closed },
)
