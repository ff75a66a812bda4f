/** How a text may be marked up. */
export const MARKUPS = Object.freeze(["html", "markdown"] as const)
export type Markup = (typeof MARKUPS)[number]

/** A tag, a comment, or a name or number of a character. Each is found without going back, so that the time is linear. */
const HTML = /<\/?[a-z][a-z\d]*(?:\s[^<>]*)?\/?>|<!--|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});/i
/** Strong text, a link, a heading. */
const MARKDOWN = /\*\*[^\s*][^*\n]*\*\*|__[^\s_][^_\n]*__|\[[^[\]\n]*\]\([^()\s]*\)|^#{1,6} \S/m

/** The markup that a text seems to have; null where it is plain. */
export function findMarkup(text: string): Markup | null {
  if (HTML.test(text)) return "html"
  return MARKDOWN.test(text) ? "markdown" : null
}
