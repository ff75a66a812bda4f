/** When something is done, and by whom. It is handed to all that writes rows or their history. */
export type Occasion = {
  /** RFC 3339 in UTC. */
  readonly now: string
  /** Who does it; null where the request did not say, and where the service acts without a request. */
  readonly actor: string | null
}
