// A certificate for this machine, made for one world and thrown away with it: Microsoft's SDK sends no token over plain http.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Certificate {
  cert: string;
  key: string;
  // The text of the certificate, for clients that must trust it.
  pem: string;
}

export function makeCertificate(folder: string): Certificate {
  const cert = join(folder, "cert.pem");
  const key = join(folder, "key.pem");
  execFileSync(
    "openssl",
    [
      "req", "-x509", "-nodes", "-days", "2", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
      "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert,
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  return { cert, key, pem: readFileSync(cert, "utf8") };
}
