import { invalidInput, Refused } from "../requests/refusals.ts"

/** The article of an address: its source, and the id that the source gives it. */
export type ArticleName = { readonly source: string; readonly externalId: string }

export function noSuchSource(source: string): Refused {
  const detail = `There is no source with the id, name or alias "${source}". An article belongs to a source that is there: create it first.`
  return new Refused("not-found", detail)
}

export function noSuchArticle({ source, externalId }: ArticleName): Refused {
  return new Refused("not-found", `The source "${source}" has published no article as "${externalId}".`)
}

export function noSuchVersion(given: number, count: number): Refused {
  return new Refused("not-found", `There is no version ${given}; the article has the versions 1 to ${count}.`)
}

/** A version that is not newer than the withdrawal of its article. */
export function articleWithdrawn(publishedAt: string, withdrawnAt: string): Refused {
  const detail = `the article was withdrawn at ${withdrawnAt}, and this version is of ${publishedAt}; only a version that is published later brings it back`
  return new Refused("article-withdrawn", `/publishedAt: ${detail}.`, {
    errors: [{ pointer: "/publishedAt", detail }],
    members: { withdrawnAt },
  })
}

/** Two versions of one moment under one number of the sender. */
export function versionTaken(version: number, publishedAt: string): Refused {
  const detail = `version ${version} of ${publishedAt} is on file and says something else; give what was changed another number or time`
  return new Refused("version-taken", `/version: ${detail}.`, { errors: [{ pointer: "/version", detail }] })
}

export function nothingToCorrect(): Refused {
  const detail = "there is no version before this one that it could correct"
  return invalidInput([{ pointer: "/correction", detail }])
}

/** A record from before the text of an article was erased. */
export function articleErased(id: string): Refused {
  const detail = `The text of the article ${id} was erased here, and no import brings it back.`
  return new Refused("claim-erased", detail, { members: { article: id } })
}
