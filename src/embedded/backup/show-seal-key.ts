import { keepSealKey } from "./seal-key.ts"
import { requireData } from "./source.ts"

/** The printed key of the installation whose data are in DATA_DIR. Throws a BackupRefused where there are none. */
export function showSealKey(dataDir: string): string {
  return keepSealKey(requireData(dataDir)).printed
}
