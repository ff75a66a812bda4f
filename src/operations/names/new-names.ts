import { readCachedName } from "./name-cache.ts"
import { rateAll, type Similar } from "./similar.ts"

type NewSubject = { readonly id: string; readonly name: string; readonly unit: string }

/** A page of an import may hold a thousand names of which every two share a key: all pairs of them would take seconds. */
const LOOKED_AT = 100

/** The subjects that a batch creates, which nobody else can find yet. */
export class NewNames {
  readonly #byKey = new Map<number, NewSubject[]>()

  add(subject: NewSubject): void {
    for (const key of readCachedName(subject.name).keys) {
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), subject])
    }
  }

  /** Those that the name may mean. */
  findLike(text: string): readonly Similar[] {
    if (this.#byKey.size === 0) return []
    const { name, toFind } = readCachedName(text)
    const { sure, wide } = toFind
    const found = new Set([...sure, ...wide].flatMap((key) => this.#byKey.get(key) ?? []).slice(0, LOOKED_AT))
    return rateAll(
      name,
      [...found].map((subject) => ({ ...subject, like: subject.name, archived: false })),
    )
  }
}
