import { SaxesParser, type SaxesTagNS } from "saxes"
import { expected, type Faults } from "./faults.ts"

/** An element of a feed. `content`: its texts and elements, in their order. */
export type XmlElement = {
  /** The name without its prefix. */
  readonly name: string
  readonly namespace: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: readonly (string | XmlElement)[]
}

/** Elements of one feed at most, and elements within each other. */
const XML_ELEMENTS = 100_000
const XML_DEPTH = 64

type Open = { readonly tag: SaxesTagNS; readonly content: (string | XmlElement)[] }

class Excess extends Error {}

/**
 * The root of an XML document; null where it is refused. Nothing is fetched and no entity is expanded: a document type,
 * where entities are defined, is refused, and so is a name of an entity that XML does not define itself.
 */
export function readXml(source: string, faults: Faults): XmlElement | null {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: Open[] = []
  let root: XmlElement | null = null
  let elements = 0
  const refuse = (detail: string) => {
    throw new Excess(`${detail} (line ${parser.line}, column ${parser.column + 1})`)
  }
  const write = (text: string) => void open.at(-1)?.content.push(text)
  parser.on("error", (error) => {
    throw new Excess(`is no well-formed XML: ${error.message}`)
  })
  parser.on("doctype", () => refuse("has a document type, which may define entities; expected none"))
  parser.on("opentag", (tag) => {
    elements += 1
    if (elements > XML_ELEMENTS) refuse(`has more than ${XML_ELEMENTS} elements`)
    if (open.length >= XML_DEPTH) refuse(`has more than ${XML_DEPTH} elements within each other`)
    open.push({ tag, content: [] })
  })
  parser.on("closetag", () => {
    const ended = open.pop()
    if (ended === undefined) return
    const element = close(ended)
    const outer = open.at(-1)
    if (outer === undefined) root = element
    else outer.content.push(element)
  })
  parser.on("text", write)
  parser.on("cdata", write)
  try {
    parser.write(source).close()
  } catch (error) {
    if (!(error instanceof Excess)) throw error
    faults.push({ pointer: "", detail: error.message })
    return null
  }
  return root ?? expected(faults, "", undefined, "an XML document")
}

function close({ tag, content }: Open): XmlElement {
  const attributes = Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]))
  return { name: tag.local, namespace: tag.uri, attributes, content }
}

/** All text in an element, that of elements within included. */
export function textWithin({ content }: XmlElement): string {
  return content.map((piece) => (typeof piece === "string" ? piece : textWithin(piece))).join("")
}

/** What is in an element, as HTML. */
export function htmlWithin({ content }: XmlElement): string {
  return content
    .map((piece) =>
      typeof piece === "string" ? escapeHtml(piece) : `<${piece.name}>${htmlWithin(piece)}</${piece.name}>`,
    )
    .join("")
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
}

/** The children of one name, whatever their namespace. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.content.filter((child) => typeof child !== "string" && child.name === name) as XmlElement[]
}

/** The text of the first child of one of these names that has any. */
export function childText(element: XmlElement, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = childrenOf(element, name)
      .map((child) => textWithin(child).trim())
      .find((found) => found !== "")
    if (text !== undefined) return text
  }
  return null
}
