/**
 * Work that stops after every bounded piece, so that what takes too long can be given up in between. The result is the same
 * however long it is left standing.
 */
export type Steps<T> = Generator<void, T, void>
