import { expect, test } from "vitest";

import { lookingFrom } from "~/components/comparison/comparison-filters";

const offers = ["v1", "v2", "v3"].map((vendorId) => ({ vendorId, code: vendorId, name: vendorId, package: "" }));
const looking = (search: string) => lookingFrom(new URLSearchParams(search), offers);

test("an address without filters shows everything of everybody", () => {
  expect(looking("")).toEqual({ differences: false, mandatory: false, failures: false, words: "", vendors: ["v1", "v2", "v3"] });
});

test("filters and vendors in the address hold; unknown vendors do not", () => {
  expect(looking("differences=1&q=koppeling&vendor=v3&vendor=v1&vendor=v9")).toMatchObject({ differences: true, mandatory: false, words: "koppeling", vendors: ["v1", "v3"] });
  expect(looking("vendor=v9").vendors).toEqual(["v1", "v2", "v3"]);
});
