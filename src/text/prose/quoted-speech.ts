import type { Scan } from "../../quantity/scan/tokenize.ts"
import { PARAGRAPH } from "../../quantity/scan/tokenize.ts"
import type { Phrase } from "../languages/text-language.ts"
import type { Mention } from "../mention.ts"

/** A quotation that goes on over several sentences: who speaks, once known, and which mentions wait for that. */
export type Speech = { readonly speaker: string | null; readonly waiting: readonly number[] }

/** Whether a quotation is open after the sentence; a paragraph's end closes it, since closing marks get lost. */
export function isQuoteOpen(scan: Scan, wasOpen: boolean): boolean {
  let isOpen = wasOpen
  for (const { kind, text } of scan.tokens) {
    if (kind !== "mark") continue
    if (text === "“" || text === "„") isOpen = true
    else if (text === "”" || text === PARAGRAPH) isOpen = false
    else if (text === '"') isOpen = !isOpen
  }
  return isOpen
}

/** A quotation with more figures than this in it was never closed. */
const MOST_WAITING = 50

/**
 * Gives the mentions from `first` on the speaker of the quotation that they stand in: the one named where it began, else
 * the one named where it ends. Writes into `mentions`; returns the mentions that still wait for a speaker.
 */
export function attributeSpeech(
  mentions: Mention[],
  first: number,
  attributions: readonly Phrase[],
  speech: Speech,
): Speech {
  const speaker = attributions.findLast(({ text }) => text !== "")?.text ?? speech.speaker
  const waiting = speech.waiting.slice(-MOST_WAITING)
  for (let index = first; index < mentions.length; index += 1)
    if (mentions[index]?.attribution === null) waiting.push(index)
  if (speaker === null) return { speaker, waiting }
  for (const index of waiting) mentions[index] = withSpeaker(mentions[index] as Mention, speaker)
  return { speaker, waiting: [] }
}

function withSpeaker(mention: Mention, speaker: string): Mention {
  const evidence = { of: "attribution", is: "inferred", from: speaker } as const
  return Object.freeze({ ...mention, attribution: speaker, evidence: [...mention.evidence, evidence] })
}
