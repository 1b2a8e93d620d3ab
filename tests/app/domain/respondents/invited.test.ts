import { expect, test } from "vitest";

import { invitedPeople } from "~/domain/respondents/invited";

test("people are read one a line, however their address is written beside them", () => {
  const text = "Anna de Vries <Anna@Voorbeeld.example>\nBas Bakker; bas@voorbeeld.example\n\n  Cees\nd.jansen@voorbeeld.example\n\"Els\" els@voorbeeld.example";
  expect(invitedPeople(text)).toEqual({
    people: [
      { name: "Anna de Vries", email: "anna@voorbeeld.example" },
      { name: "Bas Bakker", email: "bas@voorbeeld.example" },
      { name: "Cees", email: null },
      { name: "D jansen", email: "d.jansen@voorbeeld.example" },
      { name: "Els", email: "els@voorbeeld.example" },
    ],
    wrong: [],
  });
});

test("somebody who is named twice is invited once", () => {
  expect(invitedPeople("Anna <anna@voorbeeld.example>\nAnna V. <ANNA@voorbeeld.example>\nBas\nbas").people).toEqual([
    { name: "Anna", email: "anna@voorbeeld.example" }, { name: "Bas", email: null },
  ]);
});

test("a line that names nobody is told", () => {
  expect(invitedPeople("Anna\n<>\nBas @\nx@y").wrong).toEqual(["<>", "x@y"]);
});
