import { expect, test } from "vitest";

import { announcedProblem, filesProblem, uploadLimits } from "~/domain/responses/upload-limits";

test("a request is refused by its announced size before anything of it is read", () => {
  expect(announcedProblem("53211")).toBeNull();
  expect(announcedProblem(String(uploadLimits.request))).toBeNull();
  expect(announcedProblem(String(uploadLimits.request + 1))).toBe("too-large");
  expect(announcedProblem(null)).toBe("broken");
  expect(announcedProblem("-1")).toBe("broken");
});

test("one file that is too large refuses all; an empty choice is no file; an empty file is one", () => {
  const file = (name: string, size: number) => ({ name, size });
  expect(filesProblem([file("a.xlsx", 10), file("b.xlsx", uploadLimits.file)])).toBeNull();
  expect(filesProblem([file("a.xlsx", 10), file("b.xlsx", uploadLimits.file + 1)])).toBe("too-large");
  expect(filesProblem([])).toBe("none");
  expect(filesProblem([file("", 0)])).toBe("none");
  expect(filesProblem([file("empty.xlsx", 0)])).toBeNull();
});
