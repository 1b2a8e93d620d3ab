import { isIP } from "node:net";

import { z } from "zod";

/** A duration such as "90m", "24h" or "7d", in milliseconds. */
const duration = z
  .string()
  .regex(/^[1-9]\d{0,3}(m|h|d)$/, "expected a number of minutes, hours or days such as 90m, 24h or 7d")
  .transform((text) => Number(text.slice(0, -1)) * { m: 60_000, h: 3_600_000, d: 86_400_000 }[text.slice(-1) as "m" | "h" | "d"]);

/** Which proxies are believed about where a request came from: a number of hops, or names and addresses of them. */
const proxies = z
  .string()
  .refine(
    (text) => /^\d{1,2}$/.test(text) || text.split(",").every((part) => isProxy(part.trim())),
    "expected the number of proxies in front (1), or loopback, linklocal, uniquelocal or addresses such as 10.0.0.0/8, with commas",
  )
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : text.split(",").map((part) => part.trim())));

function isProxy(part: string): boolean {
  const [address, bits, ...rest] = part.split("/");
  if (["loopback", "linklocal", "uniquelocal"].includes(part)) return true;
  return rest.length === 0 && isIP(address!) !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address!) === 4 ? 32 : 128)));
}

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  // Without accounts whoever reaches the port acts as the lead: other machines must be let in on purpose.
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z
    .string()
    .min(1)
    .refine((url) => !/^[a-z][a-z0-9+.-]+:/i.test(url) || /^(postgres|postgresql|file|sqlite):/i.test(url), "expected the path of an SQLite file, or postgres://…")
    .default("data/shortlist.db"),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: "expected the address that people use, such as https://shortlist.example.org" })
    .refine((url) => !URL.canParse(url) || new URL(url).pathname === "/", "expected an address without a path: the product has a host of its own")
    .optional(),
  TRUST_PROXY: proxies.optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).optional(),
  /** Where scheduled backups go; without it there are none. */
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_EVERY: duration.default(86_400_000),
  BACKUP_KEEP: z.coerce.number("expected how many backups to keep, such as 14").int().min(1).max(10_000).default(14),
  CLAMD_SOCKET: z.string().min(1).optional(),
});

export type Environment = z.infer<typeof schema>;

/** Thrown when an environment variable cannot be used; the message names each, what was found and what is expected. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

/** Reads the environment. Throws `EnvironmentError` naming every variable that is wrong. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name}: found "${withoutSecret(name, variables[name] ?? "")}"; ${issue.message}`;
  });
  throw new EnvironmentError(`These environment variables cannot be used:\n${lines.join("\n")}`);
}

/** A setting as it may be shown: without the password of an address, and not at all where the whole is a secret. */
export function withoutSecret(name: string, value: string): string {
  if (/KEY|SECRET|TOKEN|PASSWORD/.test(name)) return "…";
  return value.replace(/^(\w+:\/\/[^:@/]*):[^@]*@/, "$1:…@");
}

let known: Environment | null = null;

/** The environment of this process, read once. */
export function environment(): Environment {
  return (known ??= readEnvironment(process.env));
}
