import pg from "pg"

const TIMESTAMPTZ = 1184
const DATE = 1082
const NUMERIC = 1700
const BIGINT = 20

/**
 * The stock parsers of pg turn a date into local midnight and cut the microseconds of a timestamp. Here both stay text:
 * "2024-11-04", and RFC 3339 in UTC. Numerics stay exact text. A bigint is only ever a count here, and fits a double.
 */
const PARSERS = new Map<number, (text: string) => unknown>([
  [TIMESTAMPTZ, (text) => text.replace(" ", "T").replace(/\+00$/, "Z")],
  [DATE, (text) => text],
  [NUMERIC, (text) => text],
  [BIGINT, Number],
])

/** Values arrive in the text format only: nothing here asks for the binary one. */
export const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: "text" | "binary") =>
  PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format as "text")
