import { languageSchema } from "../language";
import { columnsUnder } from "./guess";
import { columnRoles, defaultAnswers } from "./settings";
import type { ColumnChoice, ImportSettings } from "./settings";
import { thresholds, usualThreshold } from "./similarity";
import type { TableSheet } from "./table";

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** A row or column number; null for anything else. */
const position = (value: string) => (/^[1-9]\d{0,6}$/.test(value) ? Number(value) : null);

/** The step of the sheets: which are used and where their headings stand. Under another heading the columns are guessed anew. */
export function withSheets(form: FormData, settings: ImportSettings, table: readonly TableSheet[]): ImportSettings {
  return {
    ...settings,
    sheets: settings.sheets.map((sheet, index) => {
      if (!form.has(`sheet.${index}`)) return sheet;
      const top = position(text(form, `top.${index}`)) ?? 0;
      const bottom = top === 0 ? 0 : Math.max(top, position(text(form, `bottom.${index}`)) ?? top);
      const found = table.find(({ name }) => name === sheet.name);
      const moved = top !== sheet.headerTop || bottom !== sheet.headerBottom;
      return { ...sheet, use: form.has(`use.${index}`), headerTop: top, headerBottom: bottom, columns: moved && found ? columnsUnder(found, top, bottom) : sheet.columns };
    }),
  };
}

/** The step of the columns: what each says, and what holds where the list does not say. */
export function withColumns(form: FormData, settings: ImportSettings): ImportSettings {
  return {
    ...settings,
    sheets: settings.sheets.map((sheet, index) =>
      form.has(`columns.${index}`)
        ? { ...sheet, ...(form.has(`language.${index}`) ? { language: languageSchema.catch(settings.language).parse(text(form, `language.${index}`)) } : form.has("language") ? { language: undefined } : {}), columns: Object.fromEntries(columnRoles.map((role) => [role, position(text(form, `column.${index}.${role}`))])) as ColumnChoice }
        : sheet),
    language: languageSchema.catch(settings.language).parse(text(form, "language")),
    answer: defaultAnswers.find((one) => one === text(form, "answer")) ?? settings.answer,
    mustExcludes: form.has("mustExcludes"),
    threshold: thresholds.find((one) => String(one) === text(form, "threshold")) ?? usualThreshold,
  };
}

/** The step of the groups: where each goes. */
export function withGroups(form: FormData, settings: ImportSettings): ImportSettings {
  const groups = { ...settings.groups };
  for (let index = 0; form.has(`key.${index}`); index += 1) {
    const criterion = text(form, `criterion.${index}`);
    if (criterion !== "") groups[text(form, `key.${index}`)] = criterion;
  }
  return { ...settings, groups };
}

/** The step of the rows: what was ticked against, and with, what is proposed. Rows that were not shown stay as they are. */
export function withRows(form: FormData, settings: ImportSettings): ImportSettings {
  const shown = new Set(form.getAll("row").map(String));
  const ticked = new Set(form.getAll("take").map(String));
  const proposed = new Set(form.getAll("proposed").map(String));
  const elsewhere = (keys: readonly string[]) => keys.filter((key) => !shown.has(key));
  return {
    ...settings,
    left: [...elsewhere(settings.left), ...[...shown].filter((key) => proposed.has(key) && !ticked.has(key))],
    taken: [...elsewhere(settings.taken), ...[...shown].filter((key) => !proposed.has(key) && ticked.has(key))],
  };
}
