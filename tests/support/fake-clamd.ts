import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Speaks clamd's INSTREAM protocol on a unix socket: reads the command, the chunks with their lengths and the empty chunk,
 * and finds what contains the word "EICAR". `answer` replaces its verdict. `received` is what it was sent last.
 */
export async function fakeClamd(answer?: string): Promise<{ socket: string; received: () => Buffer; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "shortlist-clamd-"));
  const socket = join(folder, "clamd.ctl");
  let received = Buffer.alloc(0);
  const command = "zINSTREAM\0";
  const server = createServer((connection) => {
    let data = Buffer.alloc(0);
    connection.on("error", () => {});
    connection.on("data", (more: Buffer) => {
      data = Buffer.concat([data, more]);
      if (data.length < command.length) return;
      if (data.toString("latin1", 0, command.length) !== command) return connection.end("UNKNOWN COMMAND\0");
      const chunks: Buffer[] = [];
      for (let at = command.length; data.length >= at + 4; ) {
        const length = data.readUInt32BE(at);
        if (length === 0) {
          received = Buffer.concat(chunks);
          return connection.end(answer ?? (received.includes("EICAR") ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0"));
        }
        if (data.length < at + 4 + length) return;
        chunks.push(data.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    socket,
    received: () => received,
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
