import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

import ts from "typescript";

const folder = join(__dirname, "../../app/services");

/** An exported function of the services that takes a context first: a use case, with the types of its other parameters. */
export interface ServiceFunction {
  /** File without folder and ending, and name: "people#addPerson". */
  key: string;
  file: string;
  name: string;
  parameters: { name: string; type: string }[];
}

/** All use cases, read from the code itself. */
export function serviceFunctions(): ServiceFunction[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .flatMap((file) => functionsOf(join(folder, file)));
}

function functionsOf(path: string): ServiceFunction[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const file = relative(folder, path).replaceAll("\\", "/").replace(/\.ts$/, "");
  const found: ServiceFunction[] = [];
  source.forEachChild((node) => {
    if (!ts.isFunctionDeclaration(node) || !node.name || !node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return;
    const [first, ...others] = node.parameters;
    if (first?.type?.getText(source) !== "Context") return;
    found.push({
      key: `${file}#${node.name.text}`,
      file,
      name: node.name.text,
      parameters: others
        .filter((parameter) => !parameter.initializer && !parameter.questionToken)
        .map((parameter) => ({ name: parameter.name.getText(source), type: parameter.type?.getText(source) ?? "unknown" })),
    });
  });
  return found;
}
