import { outlooks } from "~/domain/business-case/business-case";
import type { BusinessCase } from "~/domain/business-case/business-case";
import { goneField, pathOf } from "~/domain/business-case/case-fields";
import { caseLineName } from "~/i18n/case-texts";
import { useText } from "~/i18n/text-context";

import { isShare, typedFigure } from "./figure-fields";

const names = {
  label: "label", kind: "kind", timing: "timing", firstYear: "firstYear", growth: "growth", amount: "amount", perHour: "perHour", basis: "basis", margin: "margin",
  contactsPerYear: "contacts", conversionNow: "conversionNow", conversionLater: "conversionLater", profitPerContract: "profit", extraProfit: "extraProfit",
  costPerContractNow: "costNow", costPerContractLater: "costLater", investment: "investment", yearlyReturn: "yearlyReturn", years: "years",
} as const;

/** How a field of the business case is called, and its value written, where two people changed it differently. */
export function useCaseFieldText(businessCase: BusinessCase) {
  const { t, language } = useText();
  const lines = [...businessCase.costs, ...businessCase.returns, ...businessCase.channels, ...businessCase.rivals];
  const lineName = (is: (id: string) => boolean) => caseLineName(t, lines.find(({ id }) => is(id))?.label ?? "");
  const label = (field: string) => {
    if (field === "note") return t("interface.money.note");
    if (field === "years" || field === "discountRate" || field === "currency") return t(`interface.money.basis.${field}`);
    const path = pathOf(field);
    if (!path) return lineName((id) => goneField(id) === field);
    const [leaf, outlook] = path.leaf.split(".");
    const name = t(`interface.money.field.${names[leaf as keyof typeof names]}`);
    const which = outlooks.find((one) => one === outlook);
    return `${lineName((id) => id === path.id)}: ${name}${which ? ` (${t(`businessCase.outlook.${which}`)})` : ""}`;
  };
  const show = (field: string, value: unknown) => {
    if (typeof value === "number") return typedFigure(value, language, isShare(field) ? 100 : 1);
    const path = pathOf(field);
    if (!path) return value === "out" || value === "kept" ? t(`interface.money.gone.${value}`) : String(value ?? "");
    if (path.leaf === "timing") return t(`businessCase.timing.${value as "once"}`);
    if (path.leaf === "basis" && value !== null) return t(`interface.money.rateBasis.${value as "internal"}`);
    if (path.leaf === "kind") return path.part === "costs" ? t(`businessCase.cost.${value as "software"}`) : t(`businessCase.return.${value as "savings"}`);
    return String(value ?? "");
  };
  return { label, show };
}
