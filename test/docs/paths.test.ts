import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import t from "tap"
import { languageOf } from "../house/sources.ts"

/** Holds what the pages say about the repository to the files that are there. */
const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name))
    .sort(),
]
/** What a path may begin with, and the files of the root that a page may name. */
const FOLDERS = ["src", "test", "docs", "bench", "migrations", "openapi", ".ci"]
const PATH = new RegExp(
  `(?<![\\w./-])(?:${FOLDERS.map((name) => name.replace(".", "\\.")).join("|")})/[\\w./*{},-]*`,
  "g",
)
/** What begins with a slash is an address of the service. */
const FILE_NAME = /`([\w.-][\w./-]*\.(?:ts|mjs|json|md|sql|yml))`/g
/** Files that a page shows as an example of what a user writes or makes. */
const EXAMPLES = ["result.json"]

t.test("every path that a page names is there", async (t) => {
  for (const page of PAGES) {
    const missing = listPaths(read(page)).filter((path) => !existsSync(join(ROOT, path)))
    t.same(missing, [], page)
  }
})

t.test("every link to another page leads to a file", async (t) => {
  for (const page of PAGES) {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, link = ""]) => link)
    const missing = links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))
    t.same(missing, [], page)
  }
})

t.test("every file name in code marks is that of a file of the repository", async (t) => {
  const known = listFiles()
  for (const page of PAGES) {
    const named = [...read(page).matchAll(FILE_NAME)].map(([, name = ""]) => name)
    const missing = named.filter(
      (name) => !EXAMPLES.includes(name) && !known.some((file) => `/${file}`.endsWith(`/${name}`)),
    )
    t.same(missing, [], page)
  }
})

/** Folders within one language, such as `src/quantity/en/readers`, are described as a group. */
t.test("the tree of docs/map.md is that of src: it names every folder, and no other", async (t) => {
  t.same(
    readTree(read("docs/map.md")).sort(),
    listFolders("src")
      .filter((folder) => languageOf(folder) === null)
      .sort(),
  )
})

t.test("the test finds a path that is not there", async (t) => {
  t.same(listPaths("see `src/none/at-all.ts`, docs/none.md and src/api/{claims,none}/."), [
    "src/none/at-all.ts",
    "docs/none.md",
    "src/api/claims/",
    "src/api/none/",
  ])
  t.same(listPaths("the npm package @scope/src/x, and https://example.org/docs/page.md"), [])
})

/** Paths without the punctuation of their sentence; `{a,b}` stands for two paths, and what follows a `*` is left out. */
function listPaths(page: string): string[] {
  return [...page.matchAll(PATH)].flatMap(([found]) => expand(found.replace(/[.,]+$/, "").replace(/[^/]*\*.*$/, "")))
}

function expand(path: string): string[] {
  const [, before = "", inside, after = ""] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(path) ?? []
  return inside === undefined ? [path] : inside.split(",").flatMap((one) => expand(before + one + after))
}

/**
 * The folders of the tree, which is indented by two spaces a level. A line may name several folders of one level. Those
 * that are deeper on the next line are in the last of them.
 */
function readTree(page: string): string[] {
  const [, tree = ""] = /```\n(src\/\n[\s\S]*?)```/.exec(page) ?? []
  const parents: string[] = []
  return tree.split("\n").flatMap((line) => {
    const [, indent = "", names] = /^( *)((?:[\w-]+\/(?: |$))+)/.exec(line) ?? []
    if (names === undefined) return []
    const depth = indent.length / 2
    const paths = names
      .trim()
      .split(" ")
      .map((name) => join(parents[depth - 1] ?? "", name.replace("/", "")))
    parents[depth] = paths.at(-1) ?? ""
    return depth === 0 ? [] : paths
  })
}

function listFolders(folder: string): string[] {
  const below = readdirSync(join(ROOT, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return below.flatMap(({ name }) => [join(folder, name), ...listFolders(join(folder, name))])
}

function listFiles(): string[] {
  const atRoot = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isFile())
  const below = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  )
  return [...atRoot.map(({ name }) => name), ...below]
}

function read(page: string): string {
  return readFileSync(join(ROOT, page), "utf8")
}
