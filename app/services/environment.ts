import { z } from "zod";

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  // Without accounts whoever reaches the port acts as the lead: other machines must be let in on purpose.
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: z.string().min(1).default("data/shortlist.db"),
  BASE_URL: z.url().optional(),
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
    return `${name}: found "${variables[name] ?? ""}"; ${issue.message}`;
  });
  throw new EnvironmentError(`These environment variables cannot be used:\n${lines.join("\n")}`);
}

let known: Environment | null = null;

/** The environment of this process, read once. */
export function environment(): Environment {
  return (known ??= readEnvironment(process.env));
}
