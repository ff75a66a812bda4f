import { foldName } from "../../../store/subjects/names.ts"
import { isObject, type JsonObject } from "../../requests/json-object.ts"
import { readInstant } from "../../requests/read-instant.ts"
import { Refused } from "../../requests/refusals.ts"

/** Characters of a value that a refusal shows. */
const SHOWN = 100

/**
 * Refuses what is stored with another content. JsonObject that were not given are not compared, and neither are those that
 * one store alone decides, `apart`.
 */
export function requireSame(
  stored: { readonly kind: string; readonly id: string },
  given: object,
  apart: readonly string[],
): void {
  const known = stored as unknown as Readonly<Record<string, unknown>>
  const errors = Object.entries(given)
    .filter(([member]) => !ALWAYS_APART.includes(member) && !apart.includes(member))
    .filter(([member, value]) => !isSame(known[member], value))
    .map(([member]) => ({ pointer: `/${member}`, detail: `is stored as ${show(known[member])}` }))
  const [first] = errors
  if (first === undefined) return
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ""
  const detail = `The ${stored.kind} ${stored.id} is here already and differs: ${first.pointer} ${first.detail}${rest}.`
  throw new Refused("record-differs", detail, { errors, members: { [stored.kind]: stored.id } })
}

const ALWAYS_APART = ["kind", "id", "history", "createdAt"]

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing"
  return text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text
}

/** Equal, where things may have another id or name, times another form, and lists of names another order. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === "string" && typeof b === "string") return a === b || isSameTime(a, b)
  if (Array.isArray(a) && Array.isArray(b)) return isSameList(a, b)
  if (!isObject(a) || !isObject(b)) return a === b || (a ?? null) === (b ?? null)
  if (isNamed(a) || isNamed(b)) return isSameThing(a, b)
  const members = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...members].every((member) => isSame(a[member], b[member]))
}

function isSameTime(a: string, b: string): boolean {
  const instant = readInstant(a)
  return instant !== null && instant === readInstant(b)
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  if (!a.every((one) => typeof one === "string") || !b.every((one) => typeof one === "string"))
    return a.every((one, index) => isSame(one, b[index]))
  const sorted = [...b].sort()
  return [...a].sort().every((one, index) => one === sorted[index])
}

function isNamed(value: JsonObject): boolean {
  return typeof value.id === "string" || typeof value.name === "string"
}

function isSameThing(a: JsonObject, b: JsonObject): boolean {
  if (a.id !== undefined && a.id === b.id) return true
  const isOneKind = ["unit", "measure"].every((member) => (a[member] ?? b[member]) === (b[member] ?? a[member]))
  return typeof a.name === "string" && typeof b.name === "string" && isOneKind && foldName(a.name) === foldName(b.name)
}
