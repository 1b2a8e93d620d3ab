import { benchReading } from "./scripts/bench/reading";
console.log(await benchReading());
