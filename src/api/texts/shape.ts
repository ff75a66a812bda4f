import { Type } from "typebox"
import { REASONS, SEVERITIES, VERDICTS } from "../../compare/pair/verdict.ts"
import { MOST_MENTIONS, MOST_PAIRS, MOST_UNREAD } from "../../operations/texts/limits.ts"
import { Quantity } from "../values/quantity.ts"
import { closed, nullableText, ref } from "../values/schema.ts"
import { verdictMembers } from "../values/verdict.ts"

export const mentionMembers = {
  start: Type.Integer({ minimum: 0, description: "UTF-16 code units into the text, as in the DOM." }),
  end: Type.Integer({ minimum: 0, description: "Exclusive." }),
  text: Type.String({ description: "The words of the figure; of a text with a format, without the markup." }),
  quantity: ref(Quantity),
  noun: nullableText({ description: 'What is counted: "North Korean troops".' }),
  attribution: nullableText({ description: "Who is said to say so." }),
  asOf: Type.Unsafe<unknown>({
    anyOf: [{ $ref: "AsOf#" }, { type: "null" }],
    description: "Resolved against publishedAt; null where the text names no date.",
  }),
  reader: Type.String({ description: "The reader of this surface form." }),
  evidence: Type.Array(
    Type.Object(
      {
        of: Type.Enum(["unit", "scale", "noun", "change", "as-of", "attribution"]),
        is: Type.Enum(["stated", "inferred"]),
        from: Type.String(),
      },
      closed,
    ),
    { description: "Why it was read so, where that is not plain." },
  ),
  links: Type.Array(
    Type.Object({ kind: Type.Enum(["same-quantity", "out-of"]), with: Type.Integer({ minimum: 0 }) }, closed),
    {
      description:
        "Other mentions, by their place among all of the text, that say the same quantity or the whole of it. The list may end before that place.",
    },
  ),
}

export const Mention = Type.Object(mentionMembers, {
  $id: "Mention",
  description: "A figure found in a text, not yet tied to a subject.",
  ...closed,
})

const UnreadPassages = Type.Array(
  Type.Object({ start: Type.Integer(), end: Type.Integer(), text: Type.String(), reason: Type.String() }, closed),
  {
    maxItems: MOST_UNREAD,
    description:
      "What may be meant as a figure and was not understood: with the reason, never guessed. The first 10,000.",
  },
)
const UnreadTotal = Type.Integer({
  minimum: 0,
  description: "How many passages were not understood, also where fewer are listed.",
})
export const Notes = Type.Array(Type.String(), { description: "About the text as a whole, such as another language." })

export const Parsed = Type.Object(
  {
    mentions: Type.Array(ref(Mention), { maxItems: MOST_MENTIONS, description: "The first 10,000." }),
    mentionsTotal: Type.Integer({
      minimum: 0,
      description: "How many mentions the text has, also where fewer are listed.",
    }),
    unread: UnreadPassages,
    unreadTotal: UnreadTotal,
    notes: Notes,
  },
  { $id: "Parsed", ...closed },
)

const { readings, ...restOfVerdict } = verdictMembers

export const Compared = Type.Object(
  {
    verdict: Type.Enum([...VERDICTS]),
    severity: Type.Optional(Type.Enum([...SEVERITIES])),
    ...restOfVerdict,
    reason: Type.Optional(
      Type.Enum([...REASONS, "nothing-in-common"], { description: "Why they cannot be compared." }),
    ),
    readings: Type.Unsafe<unknown>({ anyOf: [readings, { type: "null" }] }),
    pairs: Type.Optional(
      Type.Array(
        Type.Object(
          {
            a: ref(Mention),
            b: ref(Mention),
            verdict: Type.Enum([...VERDICTS]),
            severity: Type.Optional(Type.Enum([...SEVERITIES])),
            ...verdictMembers,
          },
          closed,
        ),
        {
          maxItems: MOST_PAIRS,
          description:
            "With texts: the figures that are about the same thing, each pair with its verdict, in the order of the first text. Of more than 1,000 the worst.",
        },
      ),
    ),
    pairsTotal: Type.Optional(
      Type.Integer({
        minimum: 0,
        description:
          "With texts: how many pairs there are, also where fewer are listed. The verdict is that of the worst of all.",
      }),
    ),
    unread: Type.Optional(
      Type.Object(
        { a: UnreadPassages, b: UnreadPassages },
        { ...closed, description: "With texts: of each of the two." },
      ),
    ),
    unreadTotal: Type.Optional(
      Type.Object({ a: UnreadTotal, b: UnreadTotal }, { ...closed, description: "With texts: of each of the two." }),
    ),
    notes: Type.Optional(
      Type.Object({ a: Notes, b: Notes }, { ...closed, description: "With texts: on each of the two." }),
    ),
  },
  { $id: "Compared", ...closed },
)
