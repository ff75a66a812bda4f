/** The SQL of a source's id, by folded name or by id; one that was merged away is the one that it went to. */
export function sourceOf(key: string, id: string): string {
  return `coalesce(
    (select n.source_id from source_names n where n.name_key = ${key}),
    (select coalesce(o.merged_into, o.id) from sources o where o.id = ${id}))`
}
