export type Row = Readonly<Record<string, string>>
export type Table = { readonly columns: readonly string[]; readonly rows: readonly Row[] }

/** Every table of a Markdown page, cells by the name of their column. */
export function readTables(markdown: string): Table[] {
  const blocks = markdown.split(/\n{2,}/).filter((block) => /^\|.*\n\| ?-/.test(block))
  return blocks.map((block) => {
    const [head = [], , ...rows] = block.trim().split("\n").map(readCells)
    return {
      columns: head,
      rows: rows.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ""]))),
    }
  })
}

function readCells(line: string): string[] {
  return line
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim())
}
