/** What is filled in: true or false for a box, a value or null for a choice, or a text to type. */
export type Filling = Readonly<Record<string, boolean | string | null>>;

/**
 * A form of the product with fields filled in as most programs save it: the file as it was, and behind it the objects that
 * changed, with a table of their own.
 */
export function fillForm(bytes: Uint8Array, filling: Filling): Uint8Array {
  const file = Buffer.from(bytes).toString("latin1");
  const changed = new Map<number, string>();
  const objectAt = (number: number) => changed.get(number) ?? new RegExp(`(?:^|\\n)${number} 0 obj\\n([\\s\\S]*?)\\nendobj`).exec(file)![1]!;
  for (const [name, value] of Object.entries(filling)) {
    const at = file.indexOf(`/T (${name})`);
    if (at < 0) throw new Error(`no field ${name}`);
    const number = Number(/(\d+) 0 obj\n(?!.*\d+ 0 obj\n)/s.exec(file.slice(Math.max(0, at - 600), at))![1]);
    const field = objectAt(number);
    const kids = /\/Kids \[([^\]]*)\]/.exec(field)?.[1];
    if (/\/FT \/Tx/.test(field)) {
      changed.set(number, field.replace(/\/V \((?:\\[\s\S]|[^\\)])*\)/, () => `/V ${hexText(String(value ?? ""))}`));
    } else if (kids === undefined) {
      changed.set(number, field.replace(/\/V \/\w+/, `/V /${value ? "Yes" : "Off"}`).replace(/\/AS \/\w+/, `/AS /${value ? "Yes" : "Off"}`));
    } else {
      changed.set(number, field.replace(/\/V \/\w+/, `/V /${value ?? "Off"}`));
      for (const [, kid] of kids.matchAll(/(\d+) 0 R/g)) {
        const circle = objectAt(Number(kid));
        changed.set(Number(kid), circle.replace(/\/AS \/\w+/, `/AS /${circle.includes(`/${value} `) ? value : "Off"}`));
      }
    }
  }
  return appended(file, changed);
}

/** A form with something put on its first page outside the fields, as annotations without the brackets around them. */
export function markForm(bytes: Uint8Array, annotations: readonly string[]): Uint8Array {
  const file = Buffer.from(bytes).toString("latin1");
  const [, number, page] = /\n(\d+) 0 obj\n(<<\n\/Type \/Page\n[\s\S]*?)\nendobj/.exec(file)!;
  const [, size] = /\/Size (\d+)/.exec(file.slice(file.lastIndexOf("trailer")))!;
  const added = annotations.map((annotation, index) => [Number(size) + index, `<< /Type /Annot ${annotation} >>`] as const);
  const references = added.map(([own]) => ` ${own} 0 R`).join("");
  return appended(file, new Map([...added, [Number(number), page!.replace(/(\/Annots \[[^\]]*)\]/, `$1${references}]`)]]), Number(size) + added.length);
}

function appended(file: string, changed: ReadonlyMap<number, string>, most?: number): Uint8Array {
  const [, before] = /\/Size (\d+)/.exec(file.slice(file.lastIndexOf("trailer")))!;
  const [, root] = /\/Root (\d+ 0 R)/.exec(file.slice(file.lastIndexOf("trailer")))!;
  const [, previous] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(file)!;
  let update = "\n";
  const places: string[] = [];
  for (const [number, content] of changed) {
    places.push(`${number} 1\n${String(file.length + update.length).padStart(10, "0")} 00000 n \n`);
    update += `${number} 0 obj\n${content}\nendobj\n`;
  }
  const table = file.length + update.length;
  return Uint8Array.from(Buffer.from(`${file}${update}xref\n${places.join("")}trailer\n<< /Size ${most ?? before} /Root ${root} /Prev ${previous} >>\nstartxref\n${table}\n%%EOF\n`, "latin1"));
}

function hexText(text: string): string {
  return `<FEFF${[...Array(text.length).keys()].map((index) => text.charCodeAt(index).toString(16).padStart(4, "0")).join("")}>`;
}

/** A form as it was written before it said what it is and what it held: the same bytes, with other names. */
export function earlierForm(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes).toString("latin1");
  return Buffer.from(file.replace(/\/T \((tick|use|priority|impact|remark)-/g, "/T ($1.").replace(/\/DV /g, "/Zz ").replace("/T (checklist)", "/T (something)"), "latin1");
}
