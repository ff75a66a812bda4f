import type { MeantFigure } from "./linked-figure.ts"

/**
 * Whether the number is that of another subject of which its sentence speaks as well: then it is taken from there. A sentence
 * that only has words of the other subject does not outdo one that names its own, unless the text tells the number of its own
 * elsewhere.
 */
export function isOfRival({ speeches, speech, onFile, isSaidElsewhere }: MeantFigure): boolean {
  return onFile.elsewhere.some(({ subject }) => {
    const other = speeches.get(subject.id)
    return isSaidElsewhere !== null || other === "names" || (other === "touches" && speech !== "names")
  })
}
