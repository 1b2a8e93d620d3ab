import { isIP } from "node:net";

import { z } from "zod";

const yes = z.enum(["1", "0", "true", "false"], "expected 1 or 0").transform((text) => text === "1" || text === "true");

/** Signing in through a provider of identities (OpenID Connect); without an issuer there is none. */
const oidcVariables = {
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: "expected the address of the provider, such as https://login.example.org" }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What the button says; the provider's name. */
  OIDC_NAME: z.string().min(1).max(40).optional(),
  OIDC_GROUPS_CLAIM: z.string().min(1).default("groups"),
  OIDC_ADMIN_GROUP: z.string().min(1).optional(),
  OIDC_CREATE_USERS: yes.default(false),
  OIDC_ONLY: yes.default(false),
};

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

const variablesSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  // Other machines are let in on purpose, e.g. from behind a proxy with TLS.
  // Other machines are let in on purpose.
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
  /** What is kept encrypted stands under keys from this one; without it, under a key in a file of its own. */
  SECRET_KEY: z.string().refine((text) => Buffer.from(text, "base64").length === 32, "expected 32 random bytes in base64, as `openssl rand -base64 32` gives").optional(),
  SECRET_KEY_FILE: z.string().min(1).default("data/secret.key"),
  SMTP_URL: z.string().regex(/^smtps?:\/\/\S+$/, "expected smtp://user:password@host:587 or smtps://…").optional(),
  MAIL_FROM: z.string().min(3).optional(),
  ...oidcVariables,
});

const schema = variablesSchema.superRefine((variables, context) => {
  const needs = (name: keyof typeof variables, other: keyof typeof variables, why: string) => {
    if (variables[name] !== undefined && variables[name] !== false && variables[other] === undefined) context.addIssue({ code: "custom", path: [other], message: `expected a value, as ${name} is set: ${why}` });
  };
  needs("SMTP_URL", "MAIL_FROM", "the address that mails come from");
  needs("SMTP_URL", "BASE_URL", "links in mails begin with it");
  needs("OIDC_ISSUER", "OIDC_CLIENT_ID", "the provider gives it with the registration of this application");
  needs("OIDC_ISSUER", "BASE_URL", "the provider leads back there");
  needs("OIDC_CLIENT_ID", "OIDC_ISSUER", "the address of the provider");
  needs("OIDC_ONLY", "OIDC_ISSUER", "otherwise nobody could sign in");
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
