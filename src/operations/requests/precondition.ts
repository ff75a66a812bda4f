/** Gets the version of what is about to be changed, and throws where the caller has read another one. */
export type Precondition = (version: number) => void
