/** SQL for the id of a source, by folded name or by id. A source that was merged into another answers as that one. */
export function sourceOf(key: string, id: string): string {
  return `coalesce(
    (select n.source_id from source_names n where n.name_key = ${key}),
    (select coalesce(o.merged_into, o.id) from sources o where o.id = ${id}))`
}
