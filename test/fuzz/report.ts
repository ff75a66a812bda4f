import type { Failure, Outcome } from "./run-fuzz.ts"

const SHOWN = 3_000

/** Enough to send it again: the seed makes the same run, the request is written out as it was sent. */
export function printFailure(seed: number, { place, why, sent }: Failure): string {
  const { method, path, headers, body } = sent
  return [
    `seed ${seed}, request ${place}, made for ${sent.operation}: ${why.slice(0, SHOWN)}`,
    `${method} ${path}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    body === null ? "(no body)" : JSON.stringify(body).slice(0, SHOWN),
  ].join("\n")
}

/** One line an operation: which statuses it answered, how often. */
export function printAnswers({ answers }: Outcome): string {
  return [...answers]
    .sort()
    .map(([operation, counts]) => {
      const parts = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
      return `${operation.padEnd(45)} ${parts.join("  ")}`
    })
    .join("\n")
}
