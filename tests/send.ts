// One HTTP request, with a body as JSON and an answer read whole. On Node's own client, which, unlike fetch, can be told
// to trust the certificate that a test has just made.

import * as http from "node:http";
import * as https from "node:https";

export interface Ask {
  method?: string;
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
  ca?: string;
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  // What the text says as JSON; reading it fails where it is none.
  json: any;
}

export function send(url: string, ask: Ask = {}): Promise<Answer> {
  const raw = typeof ask.body === "string" || Buffer.isBuffer(ask.body);
  const body = ask.body === undefined ? undefined : raw ? (ask.body as string | Buffer) : JSON.stringify(ask.body);
  const headers: Record<string, string> = { ...ask.headers };
  if (ask.token) headers.authorization ??= `Bearer ${ask.token}`;
  if (body !== undefined) {
    headers["content-type"] ??= "application/json";
    headers["content-length"] = String(Buffer.byteLength(body));
  }
  const client = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const request = client.request(url, { method: ask.method ?? "GET", headers, ca: ask.ca, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          get json() {
            return JSON.parse(text);
          },
        });
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}
