// Serves dist/ until it is interrupted, and prints the address: serve.mjs [port]
import { serve } from "../../tests/e2e/server.mjs";

const asked = process.argv[2];
try {
  const { origin } = await serve("dist", { port: Number(asked || 8080), next: !asked });
  console.log(`The lesson: ${origin}/\nStop with Ctrl-C.`);
} catch (error) {
  const why = error.code === "EADDRINUSE" ? "is in use: choose another one, or leave --port away" : `cannot be used (${error.code ?? error})`;
  console.error(`error: port ${asked || 8080} ${why}`);
  process.exit(1);
}
