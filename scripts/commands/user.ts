import { Command } from "commander";

import { personSchema } from "~/domain/access/account";
import type { Context } from "~/services/context.server";
import { environment } from "~/services/environment";
import { inviteUser } from "~/services/accounts/invite-user";
import { loadUsers, resetSecondFactor, setDisabled, setRights } from "~/services/accounts/manage-users";
import type { UserView } from "~/services/accounts/manage-users";
import { makeResetLink } from "~/services/accounts/reset-password";
import { InputError } from "~/services/input-error";

import { printJson, withDatabase } from "./output";

interface Options {
  db?: string;
  json?: boolean;
}

/** `user`: the people who have an account, for whoever sits at the machine. Links are printed once. */
export function userCommand(): Command {
  const command = new Command("user").description("list, add, close and help the people who have an account");
  const part = (name: string, description: string) =>
    command.command(name).description(description).option("--db <file>", "database (default: that of the environment)").option("--json", "one JSON document").exitOverride();

  part("list", "list everybody who has an account").action((options: Options) =>
    withDatabase(options.db, async (context) => {
      const users = await loadUsers(context);
      if (options.json) return printJson({ users: users.map(({ id, email, name, state, administrator, mayCreate, secondFactor }) => ({ id, email, name, state, administrator, mayCreate, secondFactor })) });
      if (users.length === 0) console.log("nobody has an account yet");
      for (const user of users) console.log([user.email, user.name, user.state, user.administrator ? "administrator" : null, user.mayCreate ? "may start selections" : null].filter(Boolean).join("  ·  "));
    }),
  );

  part("add <email>", "add somebody and print the link by which they choose a password")
    .requiredOption("--name <name>", "what the person is called")
    .option("--language <nl|en>", "language of the invitation", "nl")
    .option("--administrator", "may manage accounts")
    .option("--may-create", "may start selections")
    .action((email: string, options: Options & { name: string; language: string; administrator?: boolean; mayCreate?: boolean }) =>
      withDatabase(options.db, async (context) => {
        const person = personSchema.safeParse({ email, name: options.name, language: options.language });
        if (!person.success) throw new InputError(problemOf(person.error.issues[0].path[0], { email, ...options }));
        const { userId, link } = await inviteUser(context, person.data);
        if (options.administrator || options.mayCreate) await setRights(context, userId, { administrator: options.administrator ?? false, mayCreate: options.mayCreate ?? false });
        print(options, { id: userId, email: person.data.email, link: link && inFull(link) }, link === null ? "has an account already; nothing was sent" : inFull(link));
      }),
    );

  part("reset-password <email>", "print a link by which somebody chooses another password")
    .action((email: string, options: Options) =>
      withDatabase(options.db, async (context) => {
        const { userId, link } = await makeResetLink(context, (await userOf(context, email)).id);
        print(options, { id: userId, email, link: inFull(link) }, inFull(link));
      }),
    );

  part("clear-second-step <email>", "clear the second step of somebody who lost phone and recovery codes; who is signed in with the account is signed out")
    .action((email: string, options: Options) =>
      withDatabase(options.db, async (context) => {
        const { id, secondFactor } = await userOf(context, email);
        if (!secondFactor) throw new InputError(`${email} has no second step to clear`);
        await resetSecondFactor(context, id);
        print(options, { id, email, secondFactor: false }, `${email}: the password alone is enough now`);
      }),
    );

  for (const [name, disabled] of [["disable", true], ["enable", false]] as const) {
    part(`${name} <email>`, disabled ? "close an account; who is signed in with it is signed out" : "open a closed account again").action((email: string, options: Options) =>
      withDatabase(options.db, async (context) => {
        const { id } = await userOf(context, email);
        await setDisabled(context, id, disabled);
        print(options, { id, email, disabled }, `${email}: ${disabled ? "closed" : "open"}`);
      }),
    );
  }
  return command;
}

function print(options: Options, json: object, text: string): void {
  if (options.json) printJson(json);
  else console.log(text);
}

async function userOf(context: Context, email: string): Promise<UserView> {
  const user = (await loadUsers(context)).find((one) => one.email === email.trim().toLowerCase());
  if (!user) throw new InputError(`nobody has an account with the address ${email}; \`user list\` shows who has`);
  return user;
}

function problemOf(field: PropertyKey | undefined, given: Record<string, unknown>): string {
  if (field === "language") return `--language: found "${String(given.language)}", expected nl or en`;
  if (field === "name") return `--name: found "${String(given.name)}", expected 1 to 120 characters`;
  return `found "${String(given.email)}", expected an e-mail address`;
}

function inFull(path: string): string {
  const { BASE_URL, PORT } = environment();
  return new URL(path, BASE_URL ?? `http://localhost:${PORT}`).href;
}
