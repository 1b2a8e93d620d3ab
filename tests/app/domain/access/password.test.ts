import { describe, expect, test } from "vitest";

import { passwordProblem } from "~/domain/access/password";

const person = { email: "jolanda.bakker@gemeente-voorbeeld.example", name: "Jolanda Bakker" };
const problem = (password: string) => passwordProblem(password, person);

describe("a password is taken when it is long and no first guess", () => {
  test.each(["vier fietsen in de regen", "xK9#mQ2$vL7p", "correct paard nietje", "ñandú ñandú öl", "een heel gewone zin", "kraaienpoot-41-lade"])("%s", (password) => {
    expect(problem(password)).toBeNull();
  });
  test("whatever characters it is made of", () => {
    expect(problem("gzvkrwqmbtnx")).toBeNull();
    expect(problem("829403175628")).toBeNull();
  });
});

describe("it is not taken", () => {
  test("under twelve characters, counted as people count them", () => {
    expect(problem("elf tekens!")).toBe("short");
    expect(problem("😀".repeat(11))).toBe("short");
    expect(problem("")).toBe("short");
  });
  test("over two hundred", () => {
    expect(problem("kip".repeat(67))).toBe("long");
  });
  test.each(["jolanda.bakker@gemeente-voorbeeld.example", "JolandaBakker", "jolanda-bakker-1", "J0l4nd4.B4kker!", "Bakker bakker", "gemeente-voorbeeld.example1"])("when it is its owner: %s", (password) => {
    expect(problem(password)).toBe("personal");
  });
  test.each([
    "password1234", "Passw0rd!2026", "wachtwoord123", "W@chtw00rd!!!", "welkomwelkom", "Welkom2026!!", "123456789012", "098765432109", "qwertyuiop12", "asdfghjkl123",
    "aaaaaaaaaaaa", "abcabcabcabc", "abcdefghijkl", "zyxwvutsrqpo", "shortlist2026", "correcthorsebatterystaple", "Iloveyou1234", "september2026", "administrator1",
  ])("when it is among the first guesses: %s", (password) => {
    expect(problem(password)).toBe("common");
  });
});

test("a short name of the owner forbids no words that happen to hold it", () => {
  expect(passwordProblem("vier fietsen in de regen", { email: "in@x.example", name: "De In" })).toBeNull();
});
