import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

import { ensureBuilt } from "../setup.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The product as it is served, in a process of its own that can be killed. */
export interface Served {
  url: string;
  process: ChildProcess;
  /** What it wrote to its log so far, the end of it. */
  said: () => string;
  /** Resolves once it answers; throws with what it said when it ends before, or after three minutes. */
  answers: () => Promise<void>;
  /** Ends it by a signal and waits for that. */
  end: (signal: "SIGKILL" | "SIGTERM") => Promise<void>;
}

/** Builds the pages where that was not done. Progress goes to standard error. */
export function builtPages(): Promise<void> {
  return ensureBuilt(process.stderr);
}

/** Starts the built product on a port and a database. `before` is put in front of the command, e.g. a shell that limits it. */
export function serve(port: number, database: string, settings: Record<string, string> = {}, before: string[] = []): Served {
  const url = `http://127.0.0.1:${port}`;
  const [program, ...args] = [...before, process.execPath, "--import", "tsx", "scripts/serve.ts"];
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATABASE_URL: database, BASE_URL: "", NODE_ENV: "production", LOG_LEVEL: "warn", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream!.on("data", (data: Buffer) => (said = `${said}${data.toString()}`.slice(-20_000)));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  return {
    url,
    process: child,
    said: () => said,
    answers: async () => {
      const until = performance.now() + 180_000;
      while (performance.now() < until) {
        if (gone()) throw new Error(`the server ended by itself:\n${said}`);
        const answer = await fetch(`${url}/healthz`).catch(() => null);
        await answer?.text();
        if (answer?.ok) return;
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
      throw new Error(`the server gave no answer within three minutes:\n${said}`);
    },
    end: async (signal) => {
      if (!gone()) child.kill(signal);
      await ended;
    },
  };
}
