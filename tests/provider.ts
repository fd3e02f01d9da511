// An identity provider beside a world: started, stopped, told to misbehave. And what `waybill.toml` says of it.

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Page, expect } from "@playwright/test";
import { send } from "./send.ts";

const PROGRAM = fileURLToPath(new URL("identity-provider.js", import.meta.url));
/** Waybill as a resource of the provider's. */
export const AUDIENCE = "https://waybill.example/api";

export class IdentityProvider {
  private readonly folder = mkdtempSync(join(tmpdir(), "waybill-provider-"));
  private process?: ChildProcess;
  /** Everything it said, for when a test fails. */
  log = "";

  private constructor(
    readonly port: number,
    private readonly more: string,
  ) {}

  /** A provider that is not running yet: `more` stands in `waybill.toml` before `[oidc]`. */
  static async make(more = ""): Promise<IdentityProvider> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    server.close();
    await once(server, "close");
    if (address === null || typeof address === "string") throw new Error("no port");
    return new IdentityProvider(address.port, more);
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Writes `waybill.toml`; where it is. */
  config(): string {
    const secret = join(this.folder, "client-secret");
    writeFileSync(secret, "waybill's secret\n", { mode: 0o600 });
    const file = join(this.folder, "waybill.toml");
    writeFileSync(
      file,
      `${this.more}
[oidc]
issuer = "${this.issuer}"
client-id = "waybill"
client-secret-file = "client-secret"
name = "Contoso ID"
contact = "it@contoso.example"

[oidc.roles]
claim = "org.groups"
customer = ["customers"]
support = ["helpdesk"]
operator = ["datacenter"]

[oidc.subscriptions]
claim = "org.company"
map = { Contoso = ["contoso"] }

[oidc.programs]
audience = "${AUDIENCE}"
`,
    );
    return file;
  }

  /** Starts it for a Waybill at this URL; each start has keys of its own. */
  async start(waybill: string): Promise<void> {
    const process = fork(PROGRAM, [JSON.stringify({ port: this.port, waybill })], { stdio: ["ignore", "pipe", "pipe", "ipc"], execArgv: [] });
    this.process = process;
    process.stdout?.on("data", (said) => (this.log += said));
    process.stderr?.on("data", (said) => (this.log += said));
    const ended = once(process, "exit").then(() => Promise.reject(new Error(`the provider ended:\n${this.log}`)));
    ended.catch(() => undefined);
    await Promise.race([once(process, "message"), ended]);
  }

  async stop(): Promise<void> {
    const process = this.process;
    this.process = undefined;
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    const ended = once(process, "exit");
    process.kill("SIGKILL");
    await ended;
  }

  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** From now on, tokens are wrong in this way; or right again. */
  async misbehave(how: string): Promise<void> {
    await this.tell({ misbehave: how });
  }

  async groups(groups: Record<string, string[]>): Promise<void> {
    await this.tell({ groups });
  }

  private async tell(what: object): Promise<void> {
    if (!this.process) throw new Error("the provider is not running");
    const done = once(this.process, "message");
    this.process.send(what);
    await done;
  }

  /** Types a name into the provider's page, and agrees to what it asks. */
  async signIn(page: Page, name: string): Promise<void> {
    await page.getByPlaceholder("Enter any login").fill(name);
    await page.getByPlaceholder("and password").fill("whatever");
    await page.getByRole("button", { name: "Sign-in" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
  }

  /** An access token of the program `agent`. */
  async token(audience = AUDIENCE): Promise<string> {
    const body = new URLSearchParams({ grant_type: "client_credentials", resource: audience }).toString();
    const basic = Buffer.from(`agent:${encodeURIComponent("agent's secret")}`).toString("base64");
    const headers = { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" };
    const answer = await send(`${this.issuer}/token`, { method: "POST", headers, body });
    expect(answer.status, answer.text).toBe(200);
    return answer.json.access_token;
  }
}
