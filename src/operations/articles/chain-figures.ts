import type { FigureRow } from "../../store/articles/figures.ts"

/** A figure of a version in the chain of those that continue one another. */
export type ChainedFigure<Row extends FigureRow = FigureRow> = {
  readonly row: Row
  /** The number of its chain, in the order in which chains begin. */
  readonly chain: number
  /** The figure that said first what it says: it itself where it says something else than the one before it. */
  readonly origin: Row
}

/**
 * The chains of the figures of an article through its versions, which are given in their order with their figures. A figure
 * that was sent under a name continues what had the name before. One that was read from a text continues the figure of
 * the version before to which it is tied, or else what stood in the same sentence before and is gone since. What comes of
 * it depends on the versions and their order alone.
 */
export function chainFigures<Row extends FigureRow>(
  versions: readonly (readonly Row[])[],
): readonly ChainedFigure<Row>[] {
  const chains = new Chains<Row>()
  return versions.flatMap((rows) => chains.take(rows))
}

class Chains<Row extends FigureRow> {
  #before: ReadonlyMap<number, ChainedFigure<Row>> = new Map()
  readonly #last = new Map<number, ChainedFigure<Row>>()
  readonly #names = new Map<string, number>()
  readonly #sentences = new Map<string, number>()
  #count = 0

  take(rows: readonly Row[]): readonly ChainedFigure<Row>[] {
    const used = new Set<number>()
    const tied = rows.map((row) => {
      const chain = this.#tieOf(row)
      if (chain === undefined || used.has(chain)) return undefined
      used.add(chain)
      return chain
    })
    // A figure that the version before had and that went on under another sentence is not gone.
    for (const { chain } of this.#before.values()) used.add(chain)
    const chained = rows.map((row, nth) => {
      const figure = this.#chain(row, tied[nth] ?? this.#returned(row, used))
      // A sentence that stands twice in one version has two figures.
      used.add(figure.chain)
      return figure
    })
    this.#before = new Map(chained.map((one) => [one.row.place, one]))
    return chained
  }

  #tieOf({ sentence, lineage_id, tied_place }: Row): number | undefined {
    if (sentence === null) return this.#names.get(lineage_id)
    return tied_place === null ? undefined : this.#before.get(tied_place)?.chain
  }

  #returned({ sentence }: Row, used: Set<number>): number | undefined {
    const chain = sentence === null ? undefined : this.#sentences.get(sentence)
    if (chain === undefined || used.has(chain)) return undefined
    used.add(chain)
    return chain
  }

  #chain(row: Row, known: number | undefined): ChainedFigure<Row> {
    const chain = known ?? this.#count++
    const last = known === undefined ? undefined : this.#last.get(known)
    const isSame = last !== undefined && (this.#isTied(row, last) ? row.is_kept : saysSame(row, last))
    const figure = { row, chain, origin: isSame ? last.origin : row }
    this.#last.set(chain, figure)
    if (row.sentence === null) this.#names.set(row.lineage_id, chain)
    else this.#sentences.set(row.sentence, chain)
    return figure
  }

  #isTied({ sentence, tied_place }: Row, last: ChainedFigure<Row>): boolean {
    return sentence !== null && tied_place !== null && this.#before.get(tied_place)?.chain === last.chain
  }
}

/** A sentence that is there again says what it said; a figure that was sent does where it has the same content and claimants. */
function saysSame(row: FigureRow, { origin, row: last }: ChainedFigure): boolean {
  if (row.sentence !== null) return row.sentence === last.sentence
  return (
    row.content === origin.content &&
    row.subject_id === origin.subject_id &&
    row.claimants.join() === origin.claimants.join()
  )
}
