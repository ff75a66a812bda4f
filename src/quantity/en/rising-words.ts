function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** After these "up to 12 %" is where something came to, and no bound. */
export const ARRIVED_UP: ReadonlySet<string> = words(`
  back went gone moved crept inched edged ticked nudged bumped ratcheted pushed shot drifted`)

/** The same where one of `BEFORE_GOING` stands before them: "will go up to 25 %", but "fines go up to $500". */
export const GOES_UP: ReadonlySet<string> = words("go going")
export const BEFORE_GOING: ReadonlySet<string> = words("will would to ll is are was were be been s re")

/** Before "top" these make it a verb: "is expected to top $5bn". */
export const BEFORE_TO_TOP: ReadonlySet<string> = words(
  "to will would could may might can should could already now people",
)

/** Numbers that lists are cut at: the top 10, the top 500. */
export const LIST_LENGTHS: ReadonlySet<string> = words(
  "3 5 10 12 15 16 20 25 30 32 40 50 60 75 100 200 250 300 400 500 1000 1,000 three five ten twenty",
)
