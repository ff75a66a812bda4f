export const exampleDraft = {
  headline: "North Korean troops in Russia",
  text: "The Pentagon said on Monday that 8,000 North Korean troops were in Russia. They took 200 square km (120 square miles).",
  publishedAt: "2024-11-04T12:00:00Z",
}

/** The subject that the figure of the headline and that of the text are linked to. */
const exampleMatch = {
  subject: {
    id: "01930d3e-8c00-7b2f-9c1e-6a4f2b8d9e10",
    name: "North Korean troops in Russia",
  },
  certainty: 0.999,
  link: "sure",
  why: [
    "its last figures are of 2024-11-03, as the text is",
    "the figure is of 2024-11-03, as the name says",
    '"north", "korean", "troops" of the headline in its name',
    '"north", "korean", "troops" of its name in the headline',
  ],
  against: ['"pentagon" in the sentence, and nothing on file for the subject has it'],
  model: "en-1",
}

export const exampleChecked = {
  mentions: [
    {
      in: "text",
      start: 33,
      end: 38,
      text: "8,000",
      quantity: {
        text: "8,000",
        hedge: "none",
        value: "8000",
        precision: "100",
        stated: {
          min: "8000",
          max: "8000",
          minOpen: false,
          maxOpen: false,
        },
        implied: {
          min: "8000",
          max: "8000",
          minOpen: false,
          maxOpen: false,
        },
        rounded: {
          min: "7950",
          max: "8050",
          minOpen: false,
          maxOpen: true,
        },
        unit: "1",
        dimension: "count",
        whole: true,
      },
      noun: "North Korean troops",
      attribution: "The Pentagon",
      asOf: "2024-11-04",
      reader: "number",
      evidence: [
        {
          of: "noun",
          is: "stated",
          from: "North Korean troops",
        },
        {
          of: "attribution",
          is: "stated",
          from: "The Pentagon",
        },
        {
          of: "as-of",
          is: "inferred",
          from: "Monday",
        },
      ],
      links: [],
      matches: [exampleMatch],
      none: 0,
    },
    {
      in: "text",
      start: 85,
      end: 98,
      text: "200 square km",
      quantity: {
        text: "200 square km",
        hedge: "none",
        value: "200",
        precision: "10",
        stated: {
          min: "200",
          max: "200",
          minOpen: false,
          maxOpen: false,
        },
        implied: {
          min: "200",
          max: "200",
          minOpen: false,
          maxOpen: false,
        },
        rounded: {
          min: "195",
          max: "205",
          minOpen: false,
          maxOpen: true,
        },
        unit: "km2",
        dimension: "area",
        whole: true,
      },
      noun: null,
      attribution: null,
      asOf: null,
      reader: "number",
      evidence: [],
      links: [
        {
          kind: "same-quantity",
          with: 2,
        },
      ],
      matches: [],
      none: 1,
    },
    {
      in: "text",
      start: 100,
      end: 116,
      text: "120 square miles",
      quantity: {
        text: "120 square miles",
        hedge: "none",
        value: "120",
        precision: "10",
        stated: {
          min: "120",
          max: "120",
          minOpen: false,
          maxOpen: false,
        },
        implied: {
          min: "120",
          max: "120",
          minOpen: false,
          maxOpen: false,
        },
        rounded: {
          min: "115",
          max: "125",
          minOpen: false,
          maxOpen: true,
        },
        unit: "[mi_i]2",
        dimension: "area",
        whole: true,
      },
      noun: null,
      attribution: null,
      asOf: null,
      reader: "number",
      evidence: [],
      links: [
        {
          kind: "same-quantity",
          with: 1,
        },
      ],
      matches: [],
      none: 1,
    },
  ],
  findings: [
    {
      id: "stored-ynnpffwnmu",
      kind: "stored",
      severity: "high",
      verdict: "conflict",
      mention: {
        in: "text",
        start: 33,
        end: 38,
        text: "8,000",
      },
      message: '"8,000" here, "nearly 12,000" on file.',
      explanation:
        '"8,000" is about "North Korean troops in Russia". "8,000" and "nearly 12,000" conflict: 8,000 to 11,400 is 29.8 % apart and 5 % is allowed.',
      rules: [
        {
          id: "default",
          version: 1,
          sets: ["allowance", "windowDays", "rounding", "precise", "severity", "hedgeProfile", "flagged"],
        },
      ],
      subject: exampleMatch,
      against: [
        {
          figure: "01930d3e-8c00-7b2f-9c1e-6a4f2b8d9e11",
          subject: {
            id: "01930d3e-8c00-7b2f-9c1e-6a4f2b8d9e10",
            name: "North Korean troops in Russia",
          },
          text: "nearly 12,000",
          asOf: "2024-11-02",
          claims: [
            {
              id: "01930d3e-8c00-7b2f-9c1e-6a4f2b8d9e14",
              source: {
                id: "01930d3e-8c00-7b2f-9c1e-6a4f2b8d9e13",
                name: "A wire",
              },
              claimant: {
                id: "01930d3e-8c00-7b2f-9c1e-6a4f2b8d9e12",
                name: "HUR",
              },
              publishedAt: "2024-11-02T09:00:00Z",
              url: "https://example.org/live",
              quote: "According to HUR, North Korea has sent nearly 12,000 troops to Russia.",
            },
          ],
        },
      ],
    },
    {
      id: "same-quantity-z3mhljj9b6",
      kind: "same-quantity",
      severity: "medium",
      verdict: "conflict",
      mention: {
        in: "text",
        start: 85,
        end: 98,
        text: "200 square km",
      },
      message: '"200 square km" is not "120 square miles".',
      explanation:
        '"200 square km" and "120 square miles" are said to be the same. In the unit of the second the first is 77.22 square miles.',
      rules: [
        {
          id: "default",
          version: 1,
          sets: ["allowance", "windowDays", "rounding", "precise", "severity", "hedgeProfile", "flagged"],
        },
      ],
      other: {
        in: "text",
        start: 100,
        end: 116,
        text: "120 square miles",
      },
    },
  ],
  mentionsTotal: 3,
  findingsTotal: 2,
  unread: [],
  unreadTotal: 0,
  notes: [],
  summary: {
    figures: 3,
    matched: 1,
    conflicts: 2,
    tensions: 0,
    dismissed: 0,
  },
}
