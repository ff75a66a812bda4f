/** The longest time of a timer. A longer one would be over at once. */
const LONGEST = 2 ** 31 - 1

/** As `setTimeout`, which cannot tell a very long time from none. What would end after more than 24 days does not end. */
export function startTimer(milliseconds: number, then: () => void): ReturnType<typeof setTimeout> | undefined {
  return milliseconds > LONGEST ? undefined : setTimeout(then, milliseconds)
}
