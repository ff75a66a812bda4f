type Span = { readonly start: number; readonly end: number }

/** The spans that lie on another one. `spans` are in the order of the text, and none lies on the next. */
export function listOverlapping<T extends Span>(spans: readonly T[], { start, end }: Span): readonly T[] {
  const overlapping: T[] = []
  for (let at = findFirstBehind(spans, start); at < spans.length; at += 1) {
    const span = spans[at]
    if (span === undefined || span.start >= end) break
    overlapping.push(span)
  }
  return overlapping
}

/** The index of the first span that ends behind a position: the spans are halved, so that many of them cost little. */
function findFirstBehind(spans: readonly Span[], position: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low
}
