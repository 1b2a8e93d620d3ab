import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { InputError } from "~/services/input-error";

/** A disk that can be made full for one process, and empty again while that runs. */
export interface SmallDisk {
  folder: string;
  /** What stands before the command of a process that this disk is for. */
  before: string[];
  /** Leaves room for so many bytes more. */
  fill: (pid: number, room: number) => void;
  free: (pid: number) => void;
  remove: () => void;
}

const megabytes = 64;

/** A file system in memory where this account may mount one, else a limit to the size of the files that a process writes. */
export function smallDisk(): SmallDisk {
  if (process.platform !== "linux") throw new InputError("a disk can be made full on Linux only");
  const folder = mkdtempSync(join(tmpdir(), "shortlist-disk-"));
  return process.getuid?.() === 0 && mounted(folder) ? ownFileSystem(folder) : limitedFiles(folder);
}

function mounted(folder: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function ownFileSystem(folder: string): SmallDisk {
  const filler = join(folder, "filler");
  return {
    folder,
    before: [],
    fill: (_pid, room) => {
      rmSync(filler, { force: true });
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room)));
    },
    free: () => rmSync(filler, { force: true }),
    remove: () => {
      execFileSync("umount", [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Writing beyond the limit fails as on a full disk; the signal that comes with it is ignored. */
function limitedFiles(folder: string): SmallDisk {
  const limit = (pid: number, size: string) => execFileSync("prlimit", ["--pid", String(pid), `--fsize=${size}:unlimited`]);
  return {
    folder,
    before: ["sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\""],
    fill: (pid, room) => limit(pid, String(room + Math.max(0, ...readdirSync(folder).map((name) => statSync(join(folder, name)).size)))),
    free: (pid) => limit(pid, "unlimited"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
