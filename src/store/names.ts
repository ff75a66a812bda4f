/** Folds case, width and spaces, so that "North Korean  troops" finds "north korean troops". */
export function foldName(name: string): string {
  return name.normalize("NFKC").toLowerCase().trim().replace(/\s+/g, " ")
}
