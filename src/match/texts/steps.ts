/**
 * Work that stops after every bounded piece, so that a service can answer others in between. The result is the same
 * however long it is left standing.
 */
export type Steps<T> = Generator<void, T, void>
