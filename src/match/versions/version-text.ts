import type { LanguageCode } from "../../quantity/languages/languages.ts"
import type { Mention, Unread } from "../../text/mention.ts"

/** A number that was not understood: it can come, stay, change and go, and nothing is known of what it means. */
export type UnreadNumber = Unread & { readonly quantity: null }

/** A figure of a version, or a number that is not known to be one. */
export type VersionMention = Mention | UnreadNumber

/** One part of a version. The positions of the mentions are UTF-16 units into `text`. */
export type VersionPart = {
  readonly in: "headline" | "text"
  readonly text: string
  /** In the order of their places. */
  readonly mentions: readonly VersionMention[]
}

/** An article as it stood at one time. A figure is named by its index among the mentions of all parts in their order. */
export type VersionText = { readonly parts: readonly VersionPart[]; readonly language: LanguageCode }

/** The figures, by index, that were withdrawn from an earlier version and that no later one has taken up again. */
export type EarlierFigures = { readonly version: VersionText; readonly withdrawn: readonly number[] }

/** In what a figure differs from the one before it in its slot. `moved`: in nothing but where it stands. */
export type Difference = "value" | "unit" | "hedge" | "as-of" | "attribution" | "moved"

/**
 * What became of a figure. `was` is the figure before it: of the version before where the change is `kept` or `changed`,
 * and the position among all earlier figures, in their order, where it is `returned`. `of` is null where nothing differs.
 */
export type TiedFigure =
  | { readonly change: "new"; readonly was: null; readonly of: null }
  | { readonly change: "kept"; readonly was: number; readonly of: "moved" | null }
  | { readonly change: "changed"; readonly was: number; readonly of: Exclude<Difference, "moved"> }
  | { readonly change: "returned"; readonly was: number; readonly of: Exclude<Difference, "moved"> | null }

/** One entry for each figure of the later version, and the figures of the one before that it no longer has. */
export type TiedVersions = { readonly figures: readonly TiedFigure[]; readonly withdrawn: readonly number[] }
