/** Makes the PDF of 500 requirements once, in a process that did nothing before, and prints what that took. */
import { requestPdf } from "~/documents/request/request";
import type { Edition, EditionRequirement } from "~/domain/edition/edition";
import { answerScaleKeys, defaultScalePoints } from "~/domain/requirements/answer-type";

const words = ("het pakket toont van elke zakelijke klant naam adres vestigingsplaats telefoonnummer gegevens instellingen resultaten gebruikers "
  + "contactpersonen medewerkers organisatie verkoopproces offertes campagne segment coördinatie financiële beëindiging één privé reünie "
  + "exporteren koppeling beschikbaarheid ondersteuning verwerkersovereenkomst toegankelijkheid dienstverlening leverancier rapportage").split(" ");

/** Texts as long as those of the CRM pack, each with a word of its own. */
function sentence(seed: number, length: number): string {
  const picked = Array.from({ length }, (_, i) => words[(seed * 31 + i * 17 + ((seed * i) % 7)) % words.length]);
  return `Eis ${seed}: ${picked.join(" ")} ${picked[0]}${seed}.`;
}

function benchEdition(count: number): Edition {
  const groups = Array.from({ length: 4 }, (_, d) => ({
    id: `dimension-${d}`, title: `Dimensie ${d + 1}`, weight: 4 - d,
    children: Array.from({ length: 5 }, (_, g) => ({ id: `group-${d}-${g}`, title: `Groep ${d + 1}.${g + 1}`, weight: 1 + g })),
  }));
  const requirement = (i: number): EditionRequirement => ({
    id: `req.bench.${i}`, code: `R-${String(i + 1).padStart(3, "0")}`, criterion: `group-${Math.floor((i * 4) / count)}-${Math.floor((i * 20) / count) % 5}`,
    text: sentence(i, 16), note: i % 3 === 0 ? sentence(i + 1, 9) : null, answer: i % 5 === 0 ? { type: "yesno", better: "yes" } : { type: "scale" },
    priority: i % 2 === 0 ? "necessary" : "desirable", weight: i % 2 === 0 ? 3 : 1, mandatory: i % 20 === 0, lowestAccepted: "customisation",
    valuedBy: "answer", source: null,
  });
  return {
    format: 1, id: "bench", selectionId: "bench", roundId: "bench", number: 1, code: "RFP-1-BNCH", kind: "rfp", language: "nl",
    title: "Meting van 500 eisen", organisation: "Voorbeeld B.V.", software: "CRM-pakket", introduction: sentence(1, 60), scope: sentence(2, 60),
    contact: { name: "Inkoop", email: "inkoop@voorbeeld.example" }, deadline: "2027-01-15T16:00:00Z", timeZone: "Europe/Amsterdam",
    planning: [], objectives: [sentence(3, 8), sentence(4, 8)],
    scale: answerScaleKeys.map((key) => ({ key, points: defaultScalePoints[key] })),
    criteria: groups, requirements: Array.from({ length: count }, (_, i) => requirement(i)),
    pack: { id: "bench", version: "1.0.0" }, publishedAt: "2026-11-21T09:00:00Z",
  };
}

const edition = benchEdition(500);
const start = performance.now();
const bytes = await requestPdf(edition);
const milliseconds = performance.now() - start;
// Node gives the peak of the process's memory in KiB.
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ milliseconds, megabytes, bytes: bytes.length })}\n`);
