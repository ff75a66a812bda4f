/** Given the version of what is about to be changed; throws where the caller had read another one. */
export type Precondition = (version: number) => void
