import type { Mention } from "../../text/mention.ts"
import type { ReadText } from "./describe/description.ts"

/**
 * The texts with the ratings out of 100 of one as shares, where the other has shares and no such ratings: "71 out of 100" beside
 * "over 75 %". Where both rate out of 100 the ratings are held against each other.
 */
export function shareRatings(a: ReadText, b: ReadText): readonly [ReadText, ReadText] {
  const [inA, inB] = [a.points.some(isOutOf100), b.points.some(isOutOf100)]
  if (inA === inB) return [a, b]
  if (inA) return b.mentions.some(isShare) ? [toShares(a), b] : [a, b]
  return a.mentions.some(isShare) ? [a, toShares(b)] : [a, b]
}

function isOutOf100({ quantity }: Mention): boolean {
  return quantity.dimension === "out-of-100"
}

function isShare({ quantity }: Mention): boolean {
  return quantity.dimension === "percent"
}

function toShares(text: ReadText): ReadText {
  const shares = text.points.filter(isOutOf100).map(toShare)
  const mentions = [...text.mentions, ...shares].sort((one, other) => one.start - other.start)
  const indexOf = new Map(mentions.map((mention, index) => [mention, index]))
  const indexes = text.mentions.map((mention) => indexOf.get(mention))
  return {
    ...text,
    points: text.points.filter((point) => !isOutOf100(point)),
    mentions: mentions.map((mention) => ({
      ...mention,
      links: mention.links.map((link) => ({ ...link, with: indexes[link.with] ?? link.with })),
    })),
  }
}

function toShare(rating: Mention): Mention {
  return { ...rating, quantity: Object.freeze({ ...rating.quantity, unit: "%", dimension: "percent" }) }
}
