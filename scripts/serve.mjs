// Builds the site and serves it. PORT or --port chooses the port; --no-build serves dist/ as it is.

import { build } from "./build.mjs";
import { Stop, at, main, say } from "./common.mjs";
import { serveSite } from "./site-server.mjs";

main(async () => {
  const args = process.argv.slice(2);
  const flag = args.indexOf("--port");
  const port = Number((flag >= 0 ? args[flag + 1] : process.env.PORT) || 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Stop("the port must be a number from 0 to 65535");
  if (!args.includes("--no-build")) await build();
  try {
    const site = await serveSite(at("dist"), { port });
    say(`ENI Lens is on ${site.url} (stop with Ctrl-C)`);
  } catch (error) {
    if (error.code === "EADDRINUSE") throw new Stop(`port ${port} is in use: try PORT=${port + 1} make serve`);
    if (error.code === "ENOENT") throw new Stop("there is no dist/ yet: run make build first");
    throw error;
  }
});
