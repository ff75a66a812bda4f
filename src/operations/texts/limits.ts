/** Mentions of one text, and unread passages of one, in an answer. The numbers of all stand beside them. */
export const MOST_MENTIONS = 10_000
export const MOST_UNREAD = 10_000
/** Pairs of two texts in an answer. The verdict is that of the worst of all. */
export const MOST_PAIRS = 1_000
/** Findings of a draft in an answer. */
export const MOST_FINDINGS = 1_000
