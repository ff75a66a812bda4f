/** What a client is made with. */
export type ClientSettings = {
  /** Where the service is, with or without a path and a slash at its end. In a browser it may be relative to the page. */
  readonly baseUrl: string
  /** A key of the service. Without one a browser sends the session of whoever signed in. */
  readonly key?: string | undefined
  /** Who does things, for the history, beside the key. A call may name another. */
  readonly actor?: string | undefined
  /** Another `fetch` than the global one, for proxies, certificates or logs. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** How often a call is repeated at most; 2 where it is not said. */
  readonly retries?: number | undefined
  /** Milliseconds that one attempt may take; 60,000 where it is not said, and Infinity for no end. */
  readonly timeout?: number | undefined
  /** The longest time in milliseconds that the client waits because the service asks it to; 60,000 where it is not said. */
  readonly longestWait?: number | undefined
}

/** What every call may say. */
export type CallOptions = {
  /** Ends the call, and any waiting between its attempts. */
  readonly signal?: AbortSignal | undefined
  /** Headers that are sent besides, or instead of those of the client. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly retries?: number | undefined
  readonly timeout?: number | undefined
}

/** What a call may say where its operation takes it. */
export type HeaderOptions = {
  readonly actor?: string | undefined
  /** One of the caller's own, for a repeat that must do nothing even after a restart. The client makes one otherwise. */
  readonly idempotencyKey?: string | undefined
  /** The version that is to be changed, as a number or as an ETag: the problem `stale` says that it is no longer current. */
  readonly version?: number | string | undefined
  /** An ETag: the answer is null where it would be the same as the one with this ETag. */
  readonly ifNoneMatch?: string | undefined
}

/** The settings of a client, all of them there. */
export type Connection = {
  /** Without a slash at its end. */
  readonly base: string
  readonly key: string | undefined
  readonly actor: string | undefined
  readonly fetch: typeof globalThis.fetch
  readonly retries: number
  readonly timeout: number
  readonly longestWait: number
}

const RETRIES = 2
const TIMEOUT = 60_000
const LONGEST_WAIT = 60_000

/** Throws a TypeError where a setting cannot be used. */
export function readSettings(settings: ClientSettings): Connection {
  return {
    base: readBase(settings.baseUrl),
    key: settings.key === undefined ? undefined : readKey(settings.key),
    actor: settings.actor,
    // Called by its own name: a browser refuses its fetch as the method of anything but the window.
    fetch: settings.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    retries: readNumber("retries", settings.retries ?? RETRIES),
    timeout: readNumber("timeout", settings.timeout ?? TIMEOUT),
    longestWait: readNumber("longestWait", settings.longestWait ?? LONGEST_WAIT),
  }
}

export function readNumber(name: string, value: number): number {
  if (typeof value !== "number" || !(value >= 0))
    throw new TypeError(`${name} is ${value}; expected a number from 0 on`)
  return value
}

/** Checked here, because what refuses a header elsewhere shows it. */
function readKey(given: string): string {
  const key = given.trim()
  if (!/^[\x21-\x7e]+$/.test(key)) throw new TypeError("key is empty, or holds characters that no key has")
  return key
}

function readBase(given: string): string {
  const page = (globalThis as { location?: { href: string } }).location?.href
  const url = URL.canParse(given, page) ? new URL(given, page) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new TypeError(`baseUrl is "${given}"; expected an http or https address`)
  if (url.username !== "" || url.password !== "")
    throw new TypeError("baseUrl holds a name or a password; give a key of the service as `key` instead")
  return url.origin + url.pathname.replace(/\/+$/, "")
}
