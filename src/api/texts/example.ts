const exampleQuote = "HUR said on Saturday that over 7,000 North Korean troops had reached the border."

export const exampleParseInput = { text: exampleQuote, publishedAt: "2024-11-04T12:00:00Z" }

export const exampleParsed = {
  mentions: [
    {
      start: exampleQuote.indexOf("over"),
      end: exampleQuote.indexOf("over") + "over 7,000".length,
      text: "over 7,000",
      quantity: {
        text: "over 7,000",
        hedge: "more-than",
        value: "7000",
        precision: "100",
        whole: true,
        stated: { min: "7000", max: null, minOpen: true, maxOpen: false },
        implied: { min: "7000", max: "8000", minOpen: true, maxOpen: false },
        unit: "1",
        dimension: "count",
      },
      noun: "North Korean troops",
      attribution: "HUR",
      asOf: "2024-11-02",
      reader: "number",
      evidence: [
        { of: "noun", is: "stated", from: "North Korean troops" },
        { of: "attribution", is: "stated", from: "HUR" },
        { of: "as-of", is: "inferred", from: "on Saturday" },
      ],
      links: [],
    },
  ],
  mentionsTotal: 1,
  unread: [],
  unreadTotal: 0,
  notes: [],
}

export const exampleCompareInput = { a: { figure: "nearly 12,000 troops" }, b: { figure: "10,000" } }
