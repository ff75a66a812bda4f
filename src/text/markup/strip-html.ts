import { Tokenizer, type TokenizerCallbacks } from "htmlparser2"
import { isInline, isUnseen } from "./elements.ts"
import { BLOCK_END, type PlainText, type Writer, writePlainText } from "./plain-text.ts"
import { tellRaised } from "./tell-raised.ts"

/** UTF-16 units of what is raised at most; a longer one is text like any other. */
const LONGEST_RAISED = 120

/**
 * The text of HTML as a reader sees it, in one pass. The tokenizer of a library tells tags, comments, attributes and
 * character references apart. Its tree is not built: a million elements within one another would cost their square.
 */
export function stripHtml(source: string): PlainText {
  const writer = writePlainText()
  const reader = readInto(writer, source)
  const tokenizer = new Tokenizer({}, reader.callbacks)
  tokenizer.write(source)
  tokenizer.end()
  reader.finish()
  return writer.finish()
}

type Piece = { readonly text: string; readonly start: number; readonly end: number }

function readInto(writer: Writer, source: string) {
  let tagStart = 0
  let tagName = ""
  /** The elements that nobody sees and that are open, as the name of the outermost and how many of it are open. */
  let unseen: { readonly name: string; depth: number } | null = null
  let raised: Piece[] | null = null

  function put(text: string, start: number, end: number): void {
    if (unseen !== null) return
    if (raised === null) putText(writer, { text, start, end })
    else if (end - (raised[0]?.start ?? start) <= LONGEST_RAISED) raised.push({ text, start, end })
    else {
      for (const piece of [...raised, { text, start, end }]) putText(writer, piece)
      raised = null
    }
  }

  function endRaised(): void {
    const pieces = raised ?? []
    raised = null
    const [first, last] = [pieces[0], pieces.at(-1)]
    if (first === undefined || last === undefined) return
    writer.put(tellRaised(pieces.map(({ text }) => text).join(""), writer.tail(3)), first.start, last.end)
  }

  function endBlock(name: string, start: number, end: number): void {
    if (isInline(name)) return
    endRaised()
    writer.put(name === "br" ? "\n" : BLOCK_END, start, end)
  }

  function open(name: string, start: number, end: number, isClosed: boolean): void {
    if (unseen !== null) {
      if (unseen.name === name && !isClosed) unseen.depth += 1
      return
    }
    endBlock(name, start, end)
    if (isUnseen(name) && !isClosed) unseen = { name, depth: 1 }
    else if (name === "sup" && !isClosed) {
      endRaised()
      raised = []
    }
  }

  function close(name: string, start: number, end: number): void {
    if (unseen === null) {
      if (name === "sup") endRaised()
      endBlock(name, start, end)
    } else if (unseen.name === name) {
      unseen.depth -= 1
      if (unseen.depth === 0) unseen = null
    }
  }

  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => put(source.slice(start, end), start, end),
    ontextentity: (code, end) => put(String.fromCodePoint(code), source.lastIndexOf("&", end - 1), end),
    onopentagname: (start, end) => {
      tagStart = start - 1
      tagName = source.slice(start, end).toLowerCase()
    },
    onopentagend: (end) => open(tagName, tagStart, end + 1, false),
    onselfclosingtag: (end) => open(tagName, tagStart, end + 1, true),
    onclosetag: (start, end) => close(source.slice(start, end).toLowerCase(), start - 2, end + 1),
    onattribdata: skip,
    onattribentity: skip,
    onattribend: skip,
    onattribname: skip,
    oncdata: skip,
    oncomment: skip,
    ondeclaration: skip,
    onend: skip,
    onprocessinginstruction: skip,
  }
  return { callbacks, finish: () => endRaised() }
}

function skip(): void {
  // What is no text of the page is not read.
}

/** Text, each unit at its own place; what one character reference stands for, at the place of all of it. */
function putText(writer: Writer, { text, start, end }: Piece): void {
  const isReference = text.length !== end - start
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at)
    const seen = /\s/.test(unit) ? " " : UNSEEN_UNITS.test(unit) ? "" : unit
    if (isReference) writer.put(seen, start, end)
    else writer.put(seen, start + at, start + at + 1)
  }
}

/** Soft hyphens and joiners of no width, which no reader sees. */
const UNSEEN_UNITS = /[\u00ad\u200b-\u200d\ufeff]/
