export const exampleDraft = {
  headline: "Pentagon: 10,000 North Korean troops in Russia",
  text: "The Pentagon said on Monday that 12,000 North Korean troops were in Russia.",
  publishedAt: "2024-11-04T12:00:00Z",
}

export const exampleChecked = {
  mentions: [
    {
      in: "headline",
      start: 10,
      end: 16,
      text: "10,000",
      quantity: {
        text: "10,000",
        hedge: "none",
        value: "10000",
        precision: "1000",
        stated: {
          min: "10000",
          max: "10000",
          minOpen: false,
          maxOpen: false,
        },
        implied: {
          min: "10000",
          max: "10000",
          minOpen: false,
          maxOpen: false,
        },
        rounded: {
          min: "9500",
          max: "10500",
          minOpen: false,
          maxOpen: true,
        },
        unit: "1",
        dimension: "count",
        whole: true,
      },
      noun: "North Korean troops",
      attribution: null,
      asOf: null,
      reader: "number",
      evidence: [
        {
          of: "noun",
          is: "stated",
          from: "North Korean troops",
        },
      ],
      links: [],
      matches: [
        {
          subject: {
            id: "01930d3e-8c00-7b2f-9c1e-6a4f2b8d9e10",
            name: "North Korean troops in Russia",
          },
          certainty: 0.99,
          link: "sure",
          why: [
            "its last figures are of 2024-11-03, as the text is",
            '"north", "korean", "troop" of its name in the headline',
            "a sentence on file is worded alike",
            '"north", "korean", "troop" in the headline and in a sentence on file',
          ],
          against: [],
          model: "en-1",
        },
      ],
      none: 0,
    },
    {
      in: "text",
      start: 33,
      end: 39,
      text: "12,000",
      quantity: {
        text: "12,000",
        hedge: "none",
        value: "12000",
        precision: "1000",
        stated: {
          min: "12000",
          max: "12000",
          minOpen: false,
          maxOpen: false,
        },
        implied: {
          min: "12000",
          max: "12000",
          minOpen: false,
          maxOpen: false,
        },
        rounded: {
          min: "11500",
          max: "12500",
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
      matches: [
        {
          subject: {
            id: "01930d3e-8c00-7b2f-9c1e-6a4f2b8d9e10",
            name: "North Korean troops in Russia",
          },
          certainty: 0.99,
          link: "sure",
          why: [
            "its last figures are of 2024-11-03, as the text is",
            '"north", "korean", "troop" of its name in the headline',
            "a sentence on file is worded alike",
            '"north", "korean", "troop" in the headline and in a sentence on file',
          ],
          against: [],
          model: "en-1",
        },
      ],
      none: 0,
    },
  ],
  mentionsTotal: 2,
  findings: [
    {
      id: "headline-a7fzzyaid3",
      kind: "headline",
      severity: "medium",
      verdict: "conflict",
      mention: {
        in: "headline",
        start: 10,
        end: 16,
        text: "10,000",
      },
      other: {
        in: "text",
        start: 33,
        end: 39,
        text: "12,000",
      },
      message: 'The headline says "10,000", the text "12,000".',
      explanation: '"10,000" and "12,000" conflict: 10,000 to 12,000 is 16.7 % apart and 5 % is allowed.',
      rules: [
        {
          id: "default",
          version: 1,
          sets: ["allowance", "windowDays", "rounding", "precise", "severity", "hedgeProfile", "flagged"],
        },
      ],
    },
  ],
  findingsTotal: 1,
  unread: [],
  unreadTotal: 0,
  notes: [],
  summary: {
    figures: 2,
    matched: 2,
    conflicts: 1,
    tensions: 0,
  },
}
