// The inner loop: format, clippy, native tests.

import { main } from "./common.mjs";
import { test } from "./test.mjs";

main(() => test({ quick: true }));
