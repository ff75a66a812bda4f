import type { Cluster } from "./cluster.ts"

/** Settings on the command line outrank those in every file, so they also apply to data that an older version made. */
export function serverArguments(cluster: Cluster, port: number): string[] {
  const settings = {
    ...CONNECTIONS,
    port,
    cluster_name: cluster.name,
    ...SIZES,
    ...LOGGING,
    ...NO_PROGRAMS,
    ...durability(cluster.durable),
  }
  return ["-D", cluster.dataFolder, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])]
}

/** Unix sockets are left out: their paths may not be longer than about 100 characters. */
const CONNECTIONS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 100,
  timezone: "UTC",
}

/** Sizes that suit a laptop. Compiling queries (jit) costs short ones more than it saves. */
const SIZES = { shared_buffers: "192MB", max_wal_size: "2GB", jit: "off" }

/** The log has starts, stops and crashes. Failed statements are reported to their senders, and would fill the disk. */
const LOGGING = { logging_collector: "off", log_min_messages: "log", log_checkpoints: "off", log_timezone: "UTC" }

/**
 * Every setting by which a file could have the server run a program, load a library or follow another server. They are of
 * no use to the embedded server, so whatever a file in the data folder says, it has no effect. Triggers on logins and the
 * like are off, and the settings cannot be changed in SQL and kept.
 */
const NO_PROGRAMS = {
  allow_alter_system: "off",
  archive_cleanup_command: "",
  archive_command: "",
  archive_library: "",
  archive_mode: "off",
  dynamic_library_path: "$libdir",
  event_triggers: "off",
  jit_provider: "llvmjit",
  local_preload_libraries: "",
  primary_conninfo: "",
  recovery_end_command: "",
  restore_command: "",
  session_preload_libraries: "",
  shared_preload_libraries: "",
  ssl: "off",
  ssl_passphrase_command: "",
}

/** Off only in tests, where the data may be lost together with the machine, and many services share one server. */
function durability(durable: boolean): Record<string, string> {
  const value = durable ? "on" : "off"
  const shared = durable ? {} : { max_connections: "300" }
  return { fsync: value, synchronous_commit: value, full_page_writes: value, ...shared }
}
