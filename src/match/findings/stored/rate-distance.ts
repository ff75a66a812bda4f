/** A number that is this many times another, or the other this many times it, is rarely the same one with a slip. */
export const FAR = 2
/** From here on it never is, save for a zero too many. */
export const VERY_FAR = 10
