import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * SHA-256 over the names and the contents of files. Contents, not times: a fresh checkout changes every time, and an
 * edit that is taken back needs no new build. Names that begin with a dot (of editors and file managers) do not count.
 * @param {string} root folder that the places are relative to
 * @param {string[]} places files and folders; one that does not exist counts as absent
 * @returns {string} 64 hexadecimal digits
 */
export function fingerprint(root, places) {
  const hash = createHash("sha256");
  /** @param {string} place */
  const visit = (place) => {
    const path = join(root, place);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!name.startsWith(".")) visit(`${place}/${name}`);
    } else if (found?.isFile()) {
      hash.update(`${place}\0${found.size}\0`).update(readFileSync(path));
    }
  };
  places.forEach(visit);
  return hash.digest("hex");
}
