/**
 * The folders and files of a database cluster that a backup holds, with regular expressions for names that are numbers.
 * What is not here is neither backed up nor restored: the files of settings (postgresql.conf, postgresql.auto.conf,
 * pg_hba.conf, pg_ident.conf), the *.signal files, tablespaces, and whatever somebody put there. The source is
 * PostgreSQL's manual, "Database File Layout".
 */
const HEX = "[0-9A-F]"
const RELATION = "[0-9]+(_(fsm|vm|init))?(\\.[0-9]+)?"
const FILES = [
  "PG_VERSION",
  "backup_label",
  `base/[0-9]+/(PG_VERSION|pg_filenode\\.map|${RELATION})`,
  `global/(pg_control|pg_filenode\\.map|${RELATION})`,
  `pg_(xact|commit_ts|multixact/(members|offsets))/${HEX}{4,15}`,
  `pg_twophase/${HEX}{8,16}`,
  "pg_logical/replorigin_checkpoint",
  "pg_stat/[a-z_]+\\.stat",
  `pg_wal/${HEX}{24}`,
]
const FOLDERS = [
  "base(/[0-9]+)?",
  "global",
  "pg_(commit_ts|dynshmem|notify|replslot|serial|snapshots|stat|stat_tmp|subtrans|tblspc|twophase|wal|xact)",
  "pg_logical(/(mappings|snapshots))?",
  "pg_multixact(/(members|offsets))?",
]

const KNOWN = {
  file: new RegExp(`^(${FILES.join("|")})$`),
  folder: new RegExp(`^(${FOLDERS.join("|")})$`),
}

/** `path` is below the data folder of the cluster, with "/" between names. */
export function isKnown(kind: keyof typeof KNOWN, path: string): boolean {
  return KNOWN[kind].test(path)
}
