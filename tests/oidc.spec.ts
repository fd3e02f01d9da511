// Signing in at an identity provider: a certified one, in a process of its own, which is made to misbehave.

import type { Page } from "@playwright/test";
import { importJob } from "./jobs.ts";
import { expectState } from "./portal.ts";
import { IdentityProvider } from "./provider.ts";
import { expect, expectAccessible, expectToFit, open, settled, test as base } from "./test.ts";
import type { World } from "./world.ts";

const test = base.extend<{ provider: IdentityProvider; before: string }>({
  /** What stands in `waybill.toml` besides the provider. */
  before: ["", { option: true }],
  provider: async ({ before }, use, info) => {
    const provider = await IdentityProvider.make(before);
    await use(provider);
    if (info.status !== info.expectedStatus) await info.attach("provider.log", { body: provider.log, contentType: "text/plain" });
    await provider.close();
  },
  settings: async ({ provider }, use) => use({ more: ["--config", provider.config()] }),
  world: async ({ world, provider }, use) => {
    world.command(["subscription", "add", "contoso", "--company", "Contoso"]);
    await provider.start(world.url);
    await use(world);
  },
});

const button = (page: Page) => page.getByRole("link", { name: "Sign in with Contoso ID", exact: true });
const alert = (page: Page) => page.getByRole("alert");

async function begin(page: Page, path = "/jobs"): Promise<void> {
  await open(page, path);
  await button(page).click();
}

const session = async (page: Page) => (await page.request.get("/v1/session")).status();

test("somebody signs in at the provider, and the browser holds the session's cookie and nothing else", async ({ world, provider, page }) => {
  await begin(page);
  await expect(page).toHaveURL(new RegExp(`^${provider.issuer}/interaction/`));
  await provider.signIn(page, "ann");
  await expect(page).toHaveURL(`${world.url}/jobs`);
  await settled(page);
  const cookies = (await page.context().cookies(world.url)).filter((it) => it.name.startsWith("waybill"));
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatchObject({ name: "waybill_session", httpOnly: true, sameSite: "Strict" });
  expect(await page.evaluate(() => [JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join())).not.toMatch(/eyJ/);
  const who = await (await page.request.get("/v1/session")).json();
  expect(who).toMatchObject({ name: "Ann Lindqvist", roles: ["customer"] });
  expect(who.subscriptions.map((it: { id: string }) => it.id)).toEqual(["contoso"]);
  // No code, token, secret or name of a person is in the log.
  expect(world.log).not.toMatch(/code=|eyJ|secret|Lindqvist/);
});

test("the page that one wanted is there afterwards", async ({ world, provider, page }) => {
  const job = await importJob(world, "films-2026");
  await begin(page, `${job.page}?drive=X`);
  await provider.signIn(page, "lena");
  await expect(page).toHaveURL(`${world.url}${job.page}?drive=X`);
  await expectState(page, "Creating");
  await page.reload();
  await expectState(page, "Creating");
});

test("roles are what the provider says at each sign-in", async ({ world, provider, page }) => {
  await begin(page, "/settings");
  await provider.signIn(page, "lena");
  await expect(page.getByRole("main")).toContainText("Support");
  const roles = async () => (await (await page.request.get("/v1/session")).json()).roles;
  expect(await roles()).toEqual(["support"]);
  await provider.groups({ lena: ["datacenter", "helpdesk"] });
  await page.goto("/v1/sign-in/begin?to=/settings");
  await expect(page).toHaveURL(`${world.url}/settings`);
  expect(await roles()).toEqual(["support", "operator"]);
  // Whoever is in no group any more loses every session, the one from before included.
  await provider.groups({ lena: [] });
  await page.goto("/v1/sign-in/begin?to=/settings");
  await expect(alert(page)).toContainText("You are signed in at Contoso ID, but nobody has given you access here.");
  await expect.poll(() => session(page)).toBe(401);
});

test("whoever has no role is told whom to ask", async ({ world, provider, page }) => {
  await begin(page, "/support?q=films");
  await provider.signIn(page, "ravi");
  await expect(alert(page)).toContainText("You have no access here yet");
  await expect(alert(page)).toContainText("Ask it@contoso.example, and sign in again afterwards.");
  expect(await session(page)).toBe(401);
  await expectAccessible(page);
  // Once access is there, the page that was wanted comes.
  await provider.groups({ ravi: ["helpdesk"] });
  await button(page).click();
  await expect(page).toHaveURL(`${world.url}/support?q=films`);
});

test("somebody is removed here with who they are at the provider, and is somebody new when they come back", async ({ world, provider, page }) => {
  await begin(page, "/settings");
  await provider.signIn(page, "ann");
  await expect(page).toHaveURL(`${world.url}/settings`);
  const id = () => world.command(["person", "list", "Ann Lindqvist"])[0].split(/\s/)[0];
  const before = id();
  expect(world.command(["person", "remove", before])).toEqual(["Gone"]);
  await expect.poll(() => session(page)).toBe(401);
  await page.goto("/v1/sign-in/begin?to=/settings");
  await expect(page).toHaveURL(`${world.url}/settings`);
  expect(await session(page)).toBe(200);
  expect(id()).not.toBe(before);
});

test("signing out ends it here and at the provider", async ({ world, provider, page }) => {
  await begin(page, "/settings");
  await provider.signIn(page, "ann");
  await settled(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Yes, sign me out" }).click();
  await expect(page).toHaveURL(new RegExp(`^${world.url}/sign-in`));
  expect(await session(page)).toBe(401);
  await button(page).click();
  // Not let in by what the provider remembers: it has forgotten too.
  await expect(page.getByPlaceholder("Enter any login")).toBeVisible();
});

for (const [how, what] of [
  ["nonce", "another nonce"],
  ["audience", "another audience"],
  ["issuer", "another issuer"],
  ["expired", "a time that has passed"],
  ["future", "a time of issue to come"],
  ["party", "another client as its authorized party"],
  ["none", "no signature"],
  ["forged", "somebody else's signature"],
  ["payload", "a payload that was changed"],
  ["secret", "a signature by the shared secret"],
]) {
  test(`an ID token with ${what} signs nobody in`, async ({ provider, page }) => {
    await begin(page, "/settings");
    await provider.misbehave(how);
    await provider.signIn(page, "ann");
    await expect(alert(page)).toContainText("You are not signed in");
    await expect(alert(page)).toContainText("What Contoso ID sent could not be verified");
    expect(await session(page)).toBe(401);
    await provider.misbehave("");
    await button(page).click();
    await expect(page).toHaveURL(/\/settings$/);
    expect(await session(page)).toBe(200);
  });
}

test("an ID token that was signed anew with nothing changed signs in: what is refused above is what was changed", async ({ world, provider, page }) => {
  await provider.misbehave("again");
  await begin(page, "/settings");
  await provider.signIn(page, "ann");
  await expect(page).toHaveURL(`${world.url}/settings`);
});

test("keys that the provider has changed are read anew", async ({ world, provider, page, browser }) => {
  await begin(page, "/settings");
  await provider.signIn(page, "ann");
  await expect(page).toHaveURL(/\/settings$/);
  const old = await provider.token();
  expect((await world.ask("/v1/session", { token: old })).status).toBe(200);
  // A pause, as nobody may make the service ask the provider without end.
  await page.waitForTimeout(5_500);
  await provider.stop();
  await provider.start(world.url);
  const other = await browser.newContext({ baseURL: world.url });
  const theirs = await other.newPage();
  await begin(theirs, "/settings");
  await provider.signIn(theirs, "lena");
  await expect(theirs).toHaveURL(/\/settings$/);
  await other.close();
  expect((await world.ask("/v1/session", { token: await provider.token() })).status).toBe(200);
  // By the key that was taken back, nothing is proved.
  await expect.poll(async () => (await world.ask("/v1/session", { token: old })).status, { timeout: 20_000 }).toBe(401);
});

test("a provider that is down keeps nobody out who is in, and the page says what to do", async ({ world, provider, page }) => {
  await world.enter(page.context(), "support");
  await provider.stop();
  await world.stop();
  await world.run();
  await open(page, "/support");
  await open(page, "/sign-in?to=/settings");
  await button(page).click();
  await expect(alert(page)).toContainText("Contoso ID cannot be reached just now. Nothing is lost: try again in a minute.");
  await expectAccessible(page);
  await provider.start(world.url);
  // The service looks again only some seconds after it has failed.
  await expect(async () => {
    await button(page).click();
    await expect(page.getByPlaceholder("Enter any login")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await provider.signIn(page, "ann");
  await expect(page).toHaveURL(`${world.url}/settings`);
});

test("a provider that goes down while somebody is there signs nobody in", async ({ provider, page }) => {
  await begin(page, "/settings");
  await page.getByPlaceholder("Enter any login").fill("ann");
  await page.getByPlaceholder("and password").fill("whatever");
  await page.getByRole("button", { name: "Sign-in" }).click();
  // Agrees, and follows the provider's redirects as far as the way back: the code cannot be exchanged any more.
  const agree = (await page.locator("form", { has: page.getByRole("button", { name: "Continue" }) }).getAttribute("action")) ?? "";
  let answer = await page.request.post(new URL(agree, page.url()).href, { form: { prompt: "consent" }, maxRedirects: 0 });
  const next = () => new URL(answer.headers().location, answer.url());
  while (next().pathname !== "/v1/sign-in/done") answer = await page.request.get(next().href, { maxRedirects: 0 });
  await provider.stop();
  await page.goto(next().href);
  await expect(alert(page)).toContainText("Contoso ID cannot be reached just now");
  expect(await session(page)).toBe(401);
});

test("the way back works once, in the browser that went, and with its own state", async ({ world, provider, page, browser }) => {
  await begin(page, "/settings");
  const back = page.waitForRequest((it) => it.url().includes("/v1/sign-in/done"));
  await provider.signIn(page, "ann");
  const url = (await back).url();
  await expect(page).toHaveURL(`${world.url}/settings`);
  await page.context().clearCookies({ name: "waybill_session" });
  await page.goto(url);
  await expect(alert(page)).toContainText("It took more than ten minutes at Contoso ID, or this page was opened twice.");
  expect(await session(page)).toBe(401);

  // Somebody is lured onto the way back of another: their browser has no cookie for it.
  const lured = await browser.newContext({ baseURL: world.url });
  const theirs = await lured.newPage();
  await theirs.goto(url);
  await expect(alert(theirs)).toContainText("It took more than ten minutes");
  expect(await session(theirs)).toBe(401);
  await lured.close();

  // A state that somebody made up, and a code that was used already under a state that is right.
  const begun = await page.request.get("/v1/sign-in/begin?to=/settings", { maxRedirects: 0 });
  const state = new URL(begun.headers().location).searchParams.get("state") ?? "";
  const code = new URL(url).searchParams.get("code") ?? "";
  const made = await page.request.get(`/v1/sign-in/done?state=${state.slice(0, 8)}made-up&code=${code}`, { maxRedirects: 0 });
  expect(made.headers().location).toContain("problem=expired");
  const replayed = await page.request.get(`/v1/sign-in/done?state=${state}&code=${code}`, { maxRedirects: 0 });
  expect(replayed.headers().location).toBe("/sign-in?problem=refused&to=%2Fsettings");
  expect(await session(page)).toBe(401);
});

test("a link on another site leads to the sign-in page, which says who is signed in", async ({ world, provider, page, context }) => {
  await world.enter(context, "support");
  const who = async () => (await (await page.request.get("/v1/session")).json()).name;
  const victim = await who();
  await page.goto(`${provider.issuer}/.well-known/openid-configuration`);
  await page.evaluate((to) => location.assign(to), `${world.url}/v1/sign-in/begin?to=/settings`);
  await expect(page).toHaveURL(`${world.url}/sign-in?to=%2Fsettings`);
  await expect(page.getByRole("main")).toContainText(`You’re signed in as ${victim}. Sign in as someone else?`);
  expect((await context.cookies()).filter((it) => it.name.startsWith("waybill_sign_in"))).toEqual([]);
  // Whoever wants to goes on from there.
  await button(page).click();
  await provider.signIn(page, "ann");
  await expect(page).toHaveURL(`${world.url}/settings`);
  expect(await who()).not.toBe(victim);
});

test("whoever turns back at the provider can try again", async ({ world, page }) => {
  await begin(page, "/settings");
  await page.getByRole("link", { name: /Cancel/ }).click();
  await expect(page).toHaveURL(`${world.url}/sign-in?problem=refused&to=%2Fsettings`);
  await expect(alert(page)).toContainText("Contoso ID did not let you in, or you turned back.");
  await button(page).click();
  await expect(page.getByPlaceholder("Enter any login")).toBeVisible();
});

test("the cookie of a sign-in under way is short, Lax, and for the way back only", async ({ world, provider }) => {
  const begun = await world.ask("/v1/sign-in/begin?to=https://evil.example/");
  expect(begun.status).toBe(303);
  expect(String(begun.headers["set-cookie"])).toMatch(
    /^waybill_sign_in_[\w-]{8}=[\w-]{43}\.[\w.+/~-]+; HttpOnly; SameSite=Lax; Path=\/v1\/sign-in; Max-Age=600$/,
  );
  const to = new URL(String(begun.headers.location));
  expect(to.origin).toBe(provider.issuer);
  const asked = Object.fromEntries(to.searchParams);
  expect(asked).toMatchObject({
    response_type: "code",
    client_id: "waybill",
    redirect_uri: `${world.url}/v1/sign-in/done`,
    scope: "openid profile email",
    code_challenge_method: "S256",
  });
  for (const secret of ["state", "nonce", "code_challenge"]) expect(asked[secret]).toMatch(/^[\w-]{43}$/);
});

test.describe("programs", () => {
  const ask = async (world: World, token: string) => world.ask("/v1/session", { token });

  test("a program uses the provider's access token", async ({ world, provider }) => {
    const answer = await ask(world, await provider.token());
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ name: "agent", roles: ["operator"] });
    const job = await importJob(world, "films-2026");
    expect((await world.ask(`/v1${job.page}/actions`, { token: await provider.token() })).status).toBe(200);
  });

  test("a token that is not for here, not the provider's, or not valid now is as unknown as any other", async ({ world, provider }) => {
    const unknown = await ask(world, "wb_made-up");
    const error = unknown.json.error;
    expect(error).toEqual({ code: "AuthenticationFailed", message: "This token is not one of this service's" });
    const wrong: [string, string][] = [["another resource", await provider.token("https://elsewhere.example")], ["no JWT", "a.b.c"]];
    for (const how of ["audience", "issuer", "expired", "early", "future", "none", "forged", "payload", "secret", "bound"]) {
      await provider.misbehave(how);
      wrong.push([how, await provider.token()]);
    }
    // Signed anew with nothing changed it holds: what is refused is what was changed.
    await provider.misbehave("again");
    expect((await ask(world, await provider.token())).status).toBe(200);
    await provider.misbehave("");
    const good = await provider.token();
    wrong.push(["cut off", good.slice(0, -4)]);
    for (const [how, token] of wrong) {
      const answer = await ask(world, token);
      expect([answer.status, answer.json.error], how).toEqual([401, error]);
    }
    expect((await ask(world, good)).status).toBe(200);
  });

  test("an event stream ends when its access token has expired, and when the person is switched off", async ({ world, provider }) => {
    const stream = async (token: string) => {
      const answer = await fetch(`${world.url}/v1/events`, { headers: { authorization: `Bearer ${token}` } });
      expect(answer.status).toBe(200);
      return answer.text();
    };
    await provider.misbehave("ending");
    const short = await provider.token();
    await provider.misbehave("");
    expect(await stream(short)).toContain("hello");
    const long = stream(await provider.token());
    const administrator = world.token("administrator");
    const { value } = (await world.must("/v1/people?q=agent", { token: administrator })).json;
    const wish = { name: "agent", roles: ["operator"], subscriptions: [], disabled: true };
    await world.must(`/v1/people/${value[0].id}`, { method: "PUT", token: administrator, body: wish });
    expect(await long).toContain("hello");
    expect((await ask(world, await provider.token())).status).toBe(403);
  });

  test("while the provider is down, tokens by keys that are known go on, and others wait", async ({ world, provider }) => {
    const token = await provider.token();
    expect((await ask(world, token)).status).toBe(200);
    await provider.stop();
    expect((await ask(world, token)).status).toBe(200);
    await world.stop();
    await world.run();
    const answer = await ask(world, token);
    expect([answer.status, answer.json.error.code]).toEqual([503, "ServiceUnavailable"]);
  });
});

test.describe("without links", () => {
  test.use({ before: "[sign-in]\none-time-links = false\n" });

  test("the provider is the only way in, and the page says so", async ({ world, provider, page }) => {
    expect(world.log).not.toContain("sign-in#");
    await open(page, "/jobs");
    await expect(page.getByText("Sign-in links are switched off here.")).toBeVisible();
    await expect(page.getByLabel("Sign-in link or code")).toHaveCount(0);
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectToFit(page);
    await button(page).click();
    await provider.signIn(page, "ann");
    await expect(page).toHaveURL(`${world.url}/jobs`);
  });
});
