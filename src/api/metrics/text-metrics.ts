import { Counter, Gauge, type Registry } from "prom-client"
import { TEXT_LIMITS, type TextLimit, type TextThreads } from "../texts/threads/text-threads.ts"

/** What the threads that read texts say of themselves. */
export type ThreadCounts = Pick<TextThreads, "busy" | "waiting" | "threads">

export type TextRefusalCounts = { readonly countTextRefusal: (limit: TextLimit) => void }

/** Registers the threads that read texts, which are asked at each scrape, and counts the texts that are refused. */
export function countTexts(registry: Registry, threads: ThreadCounts): TextRefusalCounts {
  const show = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  show("countercheck_text_threads_busy", "Threads that read a text.", () => threads.busy)
  show("countercheck_text_threads_limit", "Threads at most.", () => threads.threads)
  show("countercheck_texts_waiting", "Texts that wait for a thread.", () => threads.waiting)
  const refused = new Counter({
    name: "countercheck_texts_refused_total",
    help: "Texts that were not read: too many waited, or one for too long, or it would take too much.",
    labelNames: ["limit"] as const,
    registers: [registry],
  })
  for (const limit of TEXT_LIMITS) refused.inc({ limit }, 0)
  return { countTextRefusal: (limit) => refused.inc({ limit }) }
}
