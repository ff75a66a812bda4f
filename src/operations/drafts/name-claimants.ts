import { WORDS } from "../../match/names/all-languages.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findSourceIds } from "../../store/sources/sources.ts"
import { foldName } from "../../store/subjects/names.ts"

/**
 * Who asserts figures of a draft, as an id: the source of that name, else one of its own that stands for nobody else. Where
 * nobody is named it is the draft.
 */
export async function nameClaimants(
  db: Db,
  figures: readonly { readonly claimant: string | null }[],
  source: string | null,
): Promise<readonly string[]> {
  const keys = [...new Set(figures.flatMap(({ claimant }) => (claimant === null ? [] : keysOf(claimant))))]
  const ids = keys.length === 0 ? new Map<string, string>() : await findSourceIds(db, keys)
  return figures.map(({ claimant }) => {
    if (claimant === null) return source ?? "draft"
    return keysOf(claimant).flatMap((key) => ids.get(key) ?? [])[0] ?? `named ${foldName(claimant)}`
  })
}

/** "The Pentagon" may be on file as "Pentagon". */
function keysOf(name: string): readonly string[] {
  const [first = "", ...rest] = foldName(name).split(" ")
  const bare = WORDS.small.has(first) ? rest.join(" ") : ""
  return [foldName(name), bare].filter((key) => key !== "")
}
