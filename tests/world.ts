// A world: the release binary on a data folder of its own, ready, with ways to be somebody in it. Nothing is shared between two.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "@playwright/test";
import { type Certificate, makeCertificate } from "./certificate.ts";
import { type Answer, type Ask, send } from "./send.ts";

const BINARY = process.env.WAYBILL ?? fileURLToPath(new URL("../target/release/waybill", import.meta.url));
/** A built portal in place of the one inside the binary, for somebody at work on either. */
const PORTAL = process.env.WAYBILL_PORTAL;
/** How long a service may take to be ready on a loaded machine; it should take less than a second. */
const PATIENCE = 20_000;

export type Role = "customer" | "support" | "operator" | "administrator";
/** The subscription that worlds use when a test does not care which. */
export const SUBSCRIPTION = "6f1c8f9e-2d40-4a57-9d0e-0d3c5a7b1e21";
export const GROUP = "archive-rg";
const VERSION = "api-version=2021-01-01";

export interface Settings {
  tls?: boolean;
  demo?: boolean;
  /** Moves the clock of deadlines and timeline forward, as "15d". */
  clockOffset?: string;
  /** Further words for `waybill serve`. */
  more?: string[];
  /** More of the environment, for the service and for commands beside it. */
  env?: Record<string, string>;
}

export class World {
  readonly data = mkdtempSync(join(tmpdir(), "waybill-test-"));
  url = "";
  /** Everything the service said, for when a test fails. */
  log = "";
  certificate?: Certificate;
  private service?: ChildProcess;
  private tokens = new Map<string, string>();

  private constructor(private settings: Settings) {}

  static async start(settings: Settings = {}): Promise<World> {
    const world = new World(settings);
    if (settings.tls) world.certificate = makeCertificate(world.data);
    await world.run();
    return world;
  }

  /** Starts the service on what is in the data folder: at first, and again after `kill` or `stop`. */
  async run(changes: Settings = {}): Promise<void> {
    this.settings = { ...this.settings, ...changes };
    const { demo, clockOffset, more = [] } = this.settings;
    const port = this.url ? new URL(this.url).port : await freePort();
    this.url = `${this.certificate ? "https" : "http"}://127.0.0.1:${port}`;
    const words = ["serve", "--listen", `127.0.0.1:${port}`, "--data", this.data, "--public-url", this.url, ...more];
    if (PORTAL) words.push("--portal", PORTAL);
    if (demo) words.push("--demo");
    if (clockOffset) words.push("--clock-offset", clockOffset);
    if (this.certificate) words.push("--tls-cert", this.certificate.cert, "--tls-key", this.certificate.key);
    const service = spawn(BINARY, words, { stdio: ["ignore", "pipe", "pipe"], env: this.env() });
    this.service = service;
    service.stdout?.on("data", (said) => (this.log += said));
    service.stderr?.on("data", (said) => (this.log += said));
    await this.ready(service);
  }

  private async ready(service: ChildProcess): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      if (service.exitCode !== null) throw new Error(`the service ended before it was ready:\n${this.log}`);
      const answer = await this.ask("/readyz").catch(() => undefined);
      if (answer?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`the service was not ready after ${PATIENCE} ms:\n${this.log}`);
  }

  /** As a person at the terminal would: the service may finish what it is at. */
  async stop(): Promise<void> {
    await this.end("SIGTERM");
  }

  /** As the power would. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const service = this.service;
    if (!service || service.exitCode !== null || service.signalCode !== null) return;
    const ended = once(service, "exit");
    service.kill(signal);
    await ended;
  }

  /** The end of this world. */
  async close(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** A bearer token, made once for each kind of person. */
  token(role: Role, subscriptions: string[] = role === "customer" ? [SUBSCRIPTION] : []): string {
    const who = [role, ...subscriptions].join(" ");
    const known = this.tokens.get(who);
    if (known) return known;
    const token = this.command(["token", ...person(role, subscriptions)]).at(-1) ?? "";
    this.tokens.set(who, token);
    return token;
  }

  /** Opens a one-time sign-in link in this page, and waits until its code is spent. */
  async signIn(page: Page, role: Role, subscriptions: string[] = role === "customer" ? [SUBSCRIPTION] : []): Promise<void> {
    await page.goto(this.signInLink(role, subscriptions));
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  }

  /** The same without opening a page, for tests that are about something else. */
  async enter(context: BrowserContext, role: Role = "customer", subscriptions?: string[]): Promise<void> {
    const code = new URL(this.signInLink(role, subscriptions)).hash.slice(1);
    const answer = await context.request.post(`${this.url}/v1/session`, { data: { code } });
    if (!answer.ok()) throw new Error(`signing in: ${answer.status()} ${await answer.text()}`);
  }

  signInLink(role: Role, subscriptions: string[] = role === "customer" ? [SUBSCRIPTION] : []): string {
    const said = this.command(["sign-in-link", ...person(role, subscriptions)]).join("\n");
    const path = /\/sign-in#\S+/.exec(said)?.[0];
    if (!path) throw new Error(`no link in what sign-in-link said:\n${said}`);
    return this.url + path;
  }

  /** Runs the binary as an administrator beside the service; what it printed, by line. */
  command(words: string[]): string[] {
    const said = execFileSync(BINARY, [...words, "--data", this.data], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: this.env() });
    return said.trim().split("\n");
  }

  private env(): NodeJS.ProcessEnv {
    return { ...process.env, ...this.settings.env };
  }

  /** One request to the service. */
  ask(path: string, ask: Ask = {}): Promise<Answer> {
    return send(path.startsWith("http") ? path : this.url + path, { ca: this.certificate?.pem, ...ask });
  }

  /** The same, and the answer must say that it was done. */
  async must(path: string, ask: Ask = {}): Promise<Answer> {
    const answer = await this.ask(path, ask);
    if (answer.status >= 300) throw new Error(`${ask.method ?? "GET"} ${path}: ${answer.status} ${answer.text}`);
    return answer;
  }

  /** Where the job API keeps a job; without a name, the jobs of the group. */
  jobPath(name?: string, subscription = SUBSCRIPTION, group = GROUP): string {
    const jobs = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.ImportExport/jobs`;
    return `${jobs}${name === undefined ? "" : `/${encodeURIComponent(name)}`}?${VERSION}`;
  }
}

function person(role: Role, subscriptions: string[]): string[] {
  return ["--role", role, ...subscriptions.flatMap((id) => ["--subscription", id])];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
