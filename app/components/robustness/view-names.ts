import type { RobustnessView } from "~/domain/decision/robustness-view";

/** What vendors and criteria are called. */
export interface Names {
  vendor: (id: string) => string;
  criterion: (id: string) => { title: string; parent: string | null };
  /** With the criterion that it is part of, for a single line. */
  path: (id: string) => string;
}

export function namesOf({ vendors, criteria }: Pick<RobustnessView, "vendors" | "criteria">): Names {
  const vendorNames = new Map(vendors.map(({ id, name }) => [id, name]));
  const titles = new Map(criteria.map(({ id, title, parent }) => [id, { title, parent }]));
  const criterion = (id: string) => {
    const { title = id, parent = null } = titles.get(id) ?? {};
    return { title, parent: parent === null ? null : (titles.get(parent)?.title ?? null) };
  };
  const path = (id: string) => {
    const { title, parent } = criterion(id);
    return parent === null ? title : `${parent} › ${title}`;
  };
  return { vendor: (id) => vendorNames.get(id) ?? id, criterion, path };
}
