// What chance draws is the same in every run: a change is judged by what it changes. SEED=… draws other cases.
import * as fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["SEED"] ?? 27) });
