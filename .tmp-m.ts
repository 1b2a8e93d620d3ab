import { LibreOffice } from "./tests/support/libreoffice";
import { existsSync, rmSync } from "node:fs";
rmSync("/tmp/lom",{recursive:true,force:true}); rmSync("/tmp/lom.txt",{force:true});
const o = new LibreOffice("/tmp/lom");
o.runMacro('n = FreeFile\nOpen "/tmp/lom.txt" For Output As #n\nPrint #n, "hi"\nClose #n');
console.log(existsSync("/tmp/lom.txt"));
o.runMacro('n = FreeFile\nOpen "/tmp/lom.txt" For Output As #n\nPrint #n, "hi"\nClose #n');
console.log(existsSync("/tmp/lom.txt"));
