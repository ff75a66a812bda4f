/** The sentence about the claims of a run: those that it filed, and those that an earlier run had filed. */
export function countClaims(filed: number, known: number): string {
  const repeated = known > 0 ? `; ${known} ${known === 1 ? "was" : "were"} there already` : ""
  return `Filed ${filed} ${filed === 1 ? "claim" : "claims"}${repeated}.`
}

/** The last line of the demo. A revision is counted apart because it is no conflict. */
export function countConflicts(open: number, revisions: number): string {
  const conflicts = open === 1 ? "1 open conflict or tension" : `${open} open conflicts and tensions`
  const updates =
    revisions === 1 ? "1 revision, which is not a conflict" : `${revisions} revisions, which are not conflicts`
  return `${conflicts}; ${updates}.`
}
