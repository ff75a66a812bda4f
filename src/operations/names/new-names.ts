import { readCachedName } from "./name-cache.ts"
import { rateAll, type Similar } from "./similar.ts"

type NewSubject = { readonly id: string; readonly name: string; readonly unit: string }

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
    const found = new Set([...sure, ...wide].flatMap((key) => this.#byKey.get(key) ?? []))
    return rateAll(
      name,
      [...found].map((subject) => ({ ...subject, like: subject.name, archived: false })),
    )
  }
}
