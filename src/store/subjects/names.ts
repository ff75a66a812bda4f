/**
 * Folds case, width and spaces and drops invisible characters, so that "North Korean troops" finds "north korean
 * troops".
 */
export function foldName(name: string): string {
  const seen = name.normalize("NFKC").replace(/\p{Default_Ignorable_Code_Point}/gu, "")
  return seen.toLowerCase().trim().replace(/\s+/g, " ")
}
