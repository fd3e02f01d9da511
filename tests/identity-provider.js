// A certified OpenID provider as a process of its own: Contoso's people and one program. `misbehave`, told over the process's
// channel, changes the tokens on their way out: a middleware alters or signs them anew, all else is the provider's own.

import { generateKeyPairSync, randomUUID } from "node:crypto";
import { SignJWT, exportJWK, importJWK } from "jose";
import Provider from "oidc-provider";

const { port, waybill } = JSON.parse(process.argv[2]);
const issuer = `http://127.0.0.1:${port}`;

/** Who is in which group; whoever else signs in is in none. */
const groups = new Map([
  ["ann", ["customers"]],
  ["lena", ["helpdesk"]],
  ["agent", ["datacenter"]],
]);
let misbehave = "";

const newKey = async () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: "RS256", use: "sig" };
};
const key = await newKey();

const provider = new Provider(issuer, {
  jwks: { keys: [key] },
  cookies: { keys: [randomUUID()] },
  clients: [
    {
      client_id: "waybill",
      client_secret: "waybill's secret",
      redirect_uris: [`${waybill}/v1/sign-in/done`],
      post_logout_redirect_uris: [`${waybill}/sign-in`],
    },
    { client_id: "agent", client_secret: "agent's secret", grant_types: ["client_credentials"], redirect_uris: [], response_types: [] },
  ],
  claims: { openid: ["sub"], profile: ["name", "org"] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `${id[0].toUpperCase()}${id.slice(1)} Lindqvist`, org: { groups: groups.get(id) ?? [], company: "Contoso" } }),
  }),
  extraTokenClaims: (_, token) => ({ org: { groups: groups.get(token.clientId) ?? [], company: "Contoso" } }),
  features: {
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_, audience) => ({ audience, scope: "", accessTokenFormat: "jwt", accessTokenTTL: 3600 }),
    },
  },
  ttl: { Interaction: 600, Session: 3600, Grant: 3600, AccessToken: 3600, IdToken: 3600, ClientCredentials: 3600 },
});

provider.use(async (ctx, next) => {
  await next();
  const name = ["id_token", "access_token"].find((it) => ctx.body?.[it]?.split?.(".").length === 3);
  if (ctx.path === "/token" && misbehave && name) ctx.body = { ...ctx.body, [name]: await altered(ctx.body[name]) };
});

/** A token as a provider gone wrong, or somebody in its place, would send it. */
async function altered(token) {
  const [header, claims] = token.split(".", 2).map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
  const now = Math.floor(Date.now() / 1000);
  const changes = {
    nonce: { nonce: "another" },
    audience: { aud: "somebody-else" },
    issuer: { iss: "http://127.0.0.1:1" },
    expired: { exp: now - 120, iat: now - 240 },
    // A token is believed for a minute longer, as clocks differ.
    ending: { exp: now - 56, iat: now - 240 },
    early: { nbf: now + 600 },
    // Signed by the provider for us, but issued to another of its clients, or at a time to come.
    party: { azp: "somebody-else" },
    future: { iat: now + 600, exp: now + 4000 },
    bound: { cnf: { jkt: "a key of its sender" } },
  };
  const said = { ...claims, ...changes[misbehave] };
  if (misbehave === "none") return `${encode({ ...header, alg: "none" })}.${encode(said)}.`;
  if (misbehave === "payload") return [encode(header), encode({ ...said, sub: "lena" }), token.split(".")[2]].join(".");
  if (misbehave === "secret") {
    const secret = new TextEncoder().encode("waybill's secret");
    return new SignJWT(said).setProtectedHeader({ ...header, alg: "HS256" }).sign(secret);
  }
  const signer = misbehave === "forged" ? await newKey() : key;
  return new SignJWT(said).setProtectedHeader(header).sign(await importJWK(signer, "RS256"));
}

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

process.on("message", (told) => {
  if (told.misbehave !== undefined) misbehave = told.misbehave;
  for (const [name, of] of Object.entries(told.groups ?? {})) groups.set(name, of);
  process.send("done");
});
process.on("disconnect", () => process.exit());
provider.listen(port, "127.0.0.1", () => process.send("ready"));
