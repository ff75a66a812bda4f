/** How a text may be marked up. */
export const MARKUPS = Object.freeze(["html", "markdown"] as const)
export type Markup = (typeof MARKUPS)[number]

/** The names of elements, so that `List<e>` is no tag. */
const ELEMENTS =
  "abbr|address|article|aside|a|blockquote|body|br|button|b|caption|center|cite|code|col|dd|del|details|div|dl|dt|em|" +
  "figcaption|figure|font|footer|form|h[1-6]|header|head|hr|html|iframe|img|input|ins|i|kbd|label|link|li|main|mark|meta|" +
  "nav|ol|option|pre|p|q|samp|script|section|select|small|span|strong|style|sub|summary|sup|svg|s|table|tbody|td|tfoot|" +
  "thead|th|time|title|tr|ul|u|var|video|wbr"

/** A tag, a comment, or a name or number of a character. None goes back over what it has passed, so the time is linear. */
const HTML = new RegExp(
  `</?(?:${ELEMENTS})(?:\\s[^<>]*)?/?>|<!--|&(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z]{2,8}\\d{0,2});`,
  "i",
)
/** Strong text, a link, a heading. */
const MARKDOWN = /\*\*[^\s*][^*\n]*\*\*|__[^\s_][^_\n]*__|\[[^[\]\n]*\]\([^()\s]*\)|^#{1,6} \S/m

/** The markup that a text seems to have; null where it is plain. */
export function findMarkup(text: string): Markup | null {
  if (HTML.test(text)) return "html"
  return MARKDOWN.test(text) ? "markdown" : null
}
