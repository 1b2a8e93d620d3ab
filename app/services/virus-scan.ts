import { connect } from "node:net";

/** What a scanner said of a file. */
export type ScanResult = { found: false } | { found: true; signature: string };

/** Thrown when the scanner cannot be reached, breaks off or answers something else than a verdict. */
export class ScannerUnavailable extends Error {
  override name = "ScannerUnavailable";
}

/** How long the scanner may stay silent. */
const patienceMs = 60_000;
const chunkSize = 64 * 1024;

/**
 * Has a clamd look at bytes, over its unix socket (`/run/clamav/clamd.ctl`) or `host:port`, by its INSTREAM command: chunks
 * with their length in four bytes before them, ended by one of length 0. The answer is `stream: OK` or
 * `stream: NAME FOUND`. Throws ScannerUnavailable for any other.
 */
export function scanForViruses(socket: string, bytes: Uint8Array): Promise<ScanResult> {
  return new Promise((resolve, reject) => {
    const tcp = /^([^/]+):(\d+)$/.exec(socket);
    const connection = tcp ? connect(Number(tcp[2]), tcp[1]) : connect(socket);
    let answer = "";
    const fail = (why: string) => {
      connection.destroy();
      reject(new ScannerUnavailable(why));
    };
    connection.setTimeout(patienceMs, () => fail(`clamd at ${socket} did not answer within ${patienceMs / 1000} seconds`));
    connection.on("error", (error) => fail(`clamd at ${socket}: ${error.message}`));
    connection.on("data", (data: Buffer) => (answer += data.toString("utf8")));
    connection.on("close", () => {
      const verdict = /^stream: (?:(OK)|(.+) FOUND)$/.exec(answer.replace(/\0[\s\S]*$/, "").trim());
      if (!verdict) return fail(`clamd at ${socket} answered "${answer.slice(0, 200)}"`);
      resolve(verdict[1] ? { found: false } : { found: true, signature: verdict[2] });
    });
    connection.on("connect", () => {
      connection.write("zINSTREAM\0");
      for (let start = 0; start < bytes.length; start += chunkSize) {
        const chunk = bytes.subarray(start, start + chunkSize);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        connection.write(length);
        connection.write(chunk);
      }
      // Not end(): clamd answers on the open connection and closes it itself.
      connection.write(Buffer.alloc(4));
    });
  });
}
