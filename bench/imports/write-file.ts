import type { ClaimBody } from "../claims/write-claims.ts"

export type Format = "ndjson" | "csv"
export const MEDIA_TYPES = { ndjson: "application/x-ndjson", csv: "text/csv" } as const

/** A file for POST /v1/imports. */
export function writeFile(format: Format, claims: readonly ClaimBody[]): Buffer {
  return Buffer.from(format === "ndjson" ? claims.map(toLine).join("") : [HEAD, ...claims.map(toRecord)].join(""))
}

const HEAD = "subject,unit,measure,figure,source,claimant,publishedAt,asOf,url,quote,externalId\n"

function toLine(claim: ClaimBody): string {
  return `${JSON.stringify(claim)}\n`
}

function toRecord({ subject, figure, source, claimant, ...rest }: ClaimBody): string {
  const { publishedAt, asOf, url = "", quote = "", externalId = "" } = rest
  const names = [subject.name, subject.unit, subject.measure, figure, source.name, claimant?.name ?? ""]
  return `${[...names, publishedAt, asOf, url, quote, externalId].map(toCell).join(",")}\n`
}

function toCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
