/** One version of a text, as a content system sends it. */
export type DemoVersion = { readonly headline: string; readonly text: string; readonly publishedAt: string }

/** A live blog of our own, twice: what it says of the troops is changed in between, and one figure is taken out. */
export const LIVE_BLOG: readonly DemoVersion[] = [
  {
    headline: "North Korean troops gather near Ukraine",
    publishedAt: "2024-11-04T18:30:00Z",
    text: [
      "About 10,000 North Korean troops are in Russia, the US State Department said on Monday.",
      "Around 8,000 North Korean troops have reached the Kursk region.",
      "Russia launched about 80 drones at Ukraine overnight, the Ukrainian Air Force said.",
      "At least 30 people were injured in the strike on a police station in Kharkiv, the regional governor said.",
    ].join("\n\n"),
  },
  {
    headline: "North Korean troops gather near Ukraine",
    publishedAt: "2024-11-04T21:00:00Z",
    text: [
      "About 11,500 North Korean troops are in Russia, the US State Department said on Monday.",
      "Around 8,000 North Korean troops have reached the Kursk region.",
      "At least 30 people were injured in the strike on a police station in Kharkiv, the regional governor said.",
    ].join("\n\n"),
  },
]

/** A text that nobody has printed yet. */
export const DRAFT = {
  headline: "15,000 North Korean troops in Russia",
  publishedAt: "2024-11-05T09:00:00Z",
  text: [
    "Washington believes that 12,000 North Korean troops are in Russia.",
    "Russian forces took nearly 200 square km (120 square miles) of Ukrainian territory in a week.",
    "Maia Sandu won the run-off in Moldova with 52 % of the vote.",
  ].join("\n\n"),
}
