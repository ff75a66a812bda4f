/**
 * Milliseconds that a request waits until a connection of the pool is free. A burst of claims on one subject is worked
 * off one by one, which takes several seconds for two hundred of them, and is no reason to refuse any.
 */
export const QUEUE_TIMEOUT = 30_000

/** Milliseconds that a server has beyond the statement timeout to report that a statement ran out of time. */
export const SILENCE = 3_000
