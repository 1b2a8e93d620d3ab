import { Command } from "commander";

import type { DossierFinding, DossierNote } from "~/domain/outcome/dossier";
import { checkDossier } from "~/services/verify-dossier";

import { printJson, readInput, say } from "./output";

/** What each finding means, to people. */
const meanings: Record<DossierFinding["code"], string> = {
  "not-a-dossier": "this is no dossier: expected a zip that the command dossier wrote",
  "file-changed": "was changed: its bytes are not what its check sum says",
  "container-changed": "a byte of the archive outside the files was changed",
  "manifest-unreadable": "cannot be read as the manifest of a dossier",
  "file-missing": "is missing",
  "file-unlisted": "is not in the manifest",
  "hash-differs": "is not what the manifest says",
  unreadable: "cannot be read",
  "edition-not-in-trail": "is not the edition that the audit trail says was published",
  "upload-not-in-trail": "is not the file that the audit trail says was received",
  "answers-not-in-trail": "are not the answers that the audit trail says were accepted",
  "prices-not-in-trail": "holds other prices than the audit trail says were accepted, of vendor",
  "rungs-not-in-trail": "stands on another rung of the evidence ladder than the audit trail says was set, of vendor and requirement",
  "marks-differ": "rests on another mark than the committee gave, of",
  "waivers-not-in-trail": "holds other waivers of knock-outs than the audit trail says were given, for vendor",
  "rules-not-in-trail": "has another rule for missing answers than the audit trail says was set",
  "decision-not-in-trail": "holds another decision than the audit trail says was taken",
  "trail-gap": "the chain of the audit trail is broken",
  "trail-row-changed": "a row of the audit trail was changed",
  "trail-detail-changed": "what a row of the audit trail says was changed",
  "trail-end": "the audit trail ends elsewhere than the manifest says",
  "input-differs": "holds other answers than were accepted last, of vendor",
  "ranking-differs": "is not what the ranking comes to when it is computed again",
};

/** What could not be checked, to people. */
const notes: Record<DossierNote["code"], string> = {
  "erased-untold": "could not all be compared with the audit trail: an erasure took the words of the rows that tell of it. The trail vouches for the hashes of those rows; only the manifest vouches for this file",
  "opened-untold": "could not be compared with the audit trail: these sealed answers were opened by a version of Shortlist that did not yet note there what was opened. The trail vouches for the file as it arrived; only the manifest vouches for what was read from it",
};

/** `verify`: checks every hash of a dossier and its audit trail, computes its ranking again and compares. Works offline. */
export function verifyCommand(): Command {
  return new Command("verify")
    .description("check a dossier and compute its ranking again, offline")
    .argument("<dossier>", "archive that the command dossier wrote")
    .option("--json", "print what was found as JSON")
    .action(async (path: string, options: { json?: boolean }) => {
      const check = await checkDossier(await readInput(path));
      if (options.json) printJson(check);
      else {
        for (const { code, file, found, expected } of check.findings) {
          say(`${file || path}: ${meanings[code]}${found ? `; found ${found}` : ""}${expected ? `; expected ${expected}` : ""}`);
        }
        for (const { code, file } of check.notes) say(`${file}: ${notes[code]}`);
        if (check.manifest) say(`${check.manifest.selection.name}, edition ${check.manifest.edition.code}: ${check.files} files and ${check.trailRows} rows of the audit trail checked`);
        for (const { vendor, rank, value } of check.ranking) say(`  ${rank ?? "–"}  ${vendor}  ${value === null ? "no total" : value.toFixed(6)}`);
        say(`SHA-256 ${check.sha256}`);
        say(check.ok ? "The dossier is whole, and its ranking is what it comes to." : `The dossier is not whole: ${check.findings.length} findings.`);
      }
      if (!check.ok) process.exitCode = check.findings.some(({ code }) => code === "not-a-dossier") ? 2 : 1;
    });
}
