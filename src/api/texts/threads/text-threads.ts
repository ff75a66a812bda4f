import { MessageChannel } from "node:worker_threads"
import { Piscina } from "piscina"
import type { DraftLookUps } from "../../../operations/drafts/look-ups.ts"
import { Overloaded } from "../../../operations/requests/overloaded.ts"
import { type RefusalKind, Refused, textTooCostly } from "../../../operations/requests/refusals.ts"
import { tellTime } from "../../../operations/texts/finish-within.ts"
import { ProblemError } from "../../server/problems/error-handler.ts"
import { pointersOf, type TextTask } from "../answer-texts.ts"
import { Line, type Unserved } from "./line.ts"
import { AnsweredPort } from "./look-ups.ts"
import type { Outcome, Work } from "./worker.ts"

export type TextThreadsOptions = {
  /** Texts that are read at a time, each in a thread of its own. */
  readonly textThreads: number
  /** Megabytes of objects that a thread may hold. */
  readonly textMemory: number
  /** Milliseconds for one text, or for the two of a comparison; and for which one may wait. */
  readonly textTimeout: number
  /** Texts that may wait for a thread. */
  readonly textQueue: number
  readonly onRefusal: (limit: TextLimit) => void
  /** Told where a thread fails while it reads nothing. */
  readonly onFailure: (error: unknown) => void
}

/** Which limit a text was refused for: how many wait, how long one waits, or what reading it may take. */
export const TEXT_LIMITS = ["queue", "wait", "cost"] as const
export type TextLimit = (typeof TEXT_LIMITS)[number]

const COSTLY: RefusalKind = "text-too-costly"
/** Seconds after which it is worth trying again. */
const RETRY_AFTER = 5
/**
 * Milliseconds beyond its time after which a thread is ended from outside. It looks at the clock after every sentence, so
 * this is for one that hangs within a sentence; it is also room for the start of a thread.
 */
const HANGING = 5_000
/**
 * Megabytes for new objects. Node gives a thread that reaches its limit 16 MB more in which to end. What outlives one
 * collection of new objects has to fit in there, or V8 ends the whole process.
 */
const YOUNG_MEMORY = 12

/**
 * Reads texts in threads, so that a long one holds up nothing else: neither the requests that this thread answers nor, with
 * its memory, the process. The threads start with the first text.
 */
export class TextThreads {
  readonly #options: TextThreadsOptions
  readonly #line: Line
  #isClosed = false
  #pool: Piscina<Work, Outcome> | undefined

  constructor(options: TextThreadsOptions) {
    this.#options = options
    const { textThreads, textQueue, textTimeout } = options
    this.#line = new Line({ served: textThreads, waiting: textQueue, patience: textTimeout })
  }

  get busy(): number {
    return this.#line.served
  }

  get waiting(): number {
    return this.#line.waiting
  }

  get threads(): number {
    return this.#options.textThreads
  }

  /** The answer as JSON. Whoever is `gone` before its turn is not read; a text that is being read is read to its end. */
  async answer(task: TextTask, lookUps: DraftLookUps, gone: AbortSignal): Promise<Buffer> {
    const unserved = await this.#line.enter(gone)
    if (unserved !== null) throw this.#turnAway(unserved)
    try {
      const outcome = await this.#read(task, lookUps)
      if (outcome instanceof Uint8Array) return Buffer.from(outcome.buffer)
      if (outcome.kind === COSTLY) this.#options.onRefusal("cost")
      throw new Refused(outcome.kind, outcome.message, outcome)
    } finally {
      this.#line.leave()
    }
  }

  /** Ends the threads, and what they read. Nothing is read afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#pool?.destroy()
  }

  #turnAway(unserved: Unserved): Error {
    const { textQueue, textTimeout } = this.#options
    if (unserved === "gone") return new ProblemError("request-refused", "The sender left before the text was read.")
    this.#options.onRefusal(unserved === "full" ? "queue" : "wait")
    const reason =
      unserved === "full"
        ? `${textQueue} texts wait to be read, which is the most (TEXT_QUEUE)`
        : `The text has waited ${textTimeout} ms to be read, which is the longest (TEXT_TIMEOUT)`
    return new Overloaded(reason, RETRY_AFTER)
  }

  async #read(task: TextTask, lookUps: DraftLookUps): Promise<Outcome> {
    if (this.#isClosed) throw new ProblemError("shutting-down", "The service is stopping, and the text was not read.")
    const { textTimeout: milliseconds, textMemory } = this.#options
    this.#pool ??= this.#start()
    const signal = AbortSignal.timeout(milliseconds + HANGING)
    const { port1, port2: port } = new MessageChannel()
    const answered = new AnsweredPort(port1, lookUps)
    try {
      return await this.#pool.run({ task, milliseconds, port }, { signal, transferList: [port] })
    } catch (error) {
      if (answered.failure !== null) throw answered.failure
      if (signal.aborted) return textTooCostly(pointersOf(task), tellTime(milliseconds))
      if (!isOutOfMemory(error)) throw error
      return textTooCostly(pointersOf(task), `takes more memory to read than the ${textMemory} MB of TEXT_MEMORY`)
    } finally {
      answered.close()
    }
  }

  /** As many threads as may be, always: the pool makes no new one for what waits when one has ended. */
  #start(): Piscina<Work, Outcome> {
    const { textThreads, textMemory, onFailure } = this.#options
    const pool = new Piscina<Work, Outcome>({
      filename: new URL("./worker.ts", import.meta.url).href,
      name: "answer",
      minThreads: textThreads,
      maxThreads: textThreads,
      resourceLimits: { maxOldGenerationSizeMb: textMemory, maxYoungGenerationSizeMb: YOUNG_MEMORY },
      recordTiming: false,
    })
    pool.on("error", onFailure)
    return pool
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"
}
