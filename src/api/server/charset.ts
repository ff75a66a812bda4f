const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/i

/** Plain ASCII is UTF-8 too. */
const READABLE = ["utf-8", "utf8", "us-ascii"]

/** Whether a Content-Type leaves a body to be read as UTF-8, which is what a body is that names no charset. */
export function isReadable(contentType: string): boolean {
  const [, charset = "utf-8"] = CHARSET.exec(contentType) ?? []
  return READABLE.includes(charset.toLowerCase())
}
