import { expect, test } from "vitest";

import { setsTabularFigures } from "~/documents/tabular-figures";
import { formatMoney } from "~/i18n/format";

test("numbers and amounts are set in figures of one width, words and references are not", () => {
  for (const text of ["57.140", "82,9", "−0,06", "33,7%", "10,9%–100,0%", formatMoney("nl", 57_140, "EUR"), formatMoney("en", -57_140.5, "EUR"), formatMoney("nl", 57_140, "CHF"), "€ 180.000;"]) expect(setsTabularFigures(text), text).toBe(true);
  for (const text of ["F-055", "RFP-1-25V7U", "pagina", "Jaar 1"]) expect(setsTabularFigures(text), text).toBe(false);
});
