import type { Server } from "node:http";

/**
 * Stops a server without cutting anybody off: it takes no new connections, the requests that run are answered, those that
 * still come over an open connection are refused (`stopping` tells the doors), and `stop` ends when all is done, or after
 * `grace` milliseconds; it gives whether all was done.
 */
export function gracefulStop(server: Server, grace: number): { stopping: () => boolean; stop: () => Promise<boolean> } {
  let ended: Promise<boolean> | null = null;
  return {
    stopping: () => ended !== null,
    stop: () =>
      (ended ??= new Promise((resolve) => {
        // A browser keeps its connection after the answer; without this the server would wait for it.
        const idle = setInterval(() => server.closeIdleConnections(), 100);
        const late = setTimeout(() => done(false), grace);
        const done = (whole: boolean) => {
          clearInterval(idle);
          clearTimeout(late);
          server.closeAllConnections();
          resolve(whole);
        };
        server.close(() => done(true));
        server.closeIdleConnections();
      })),
  };
}
