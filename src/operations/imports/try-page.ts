import { isTimeout } from "../../store/connection/availability.ts"
import type { BatchSize } from "../claims/filing/batch-size.ts"

/** A page that is too much for one transaction is tried again with fewer claims, down to one. */
export async function tryPage<T>(size: BatchSize, run: (limit: number) => Promise<T>): Promise<T> {
  for (;;) {
    const [started, claims] = [performance.now(), size.current]
    try {
      const done = await run(claims)
      size.note({ claims, seconds: (performance.now() - started) / 1_000 })
      return done
    } catch (error) {
      if (!isTimeout(error) || claims === 1) throw error
      size.note({ claims, seconds: Number.POSITIVE_INFINITY })
    }
  }
}
