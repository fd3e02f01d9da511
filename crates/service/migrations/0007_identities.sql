-- Who a person is at the identity provider. A subject is unique with its issuer only.
create table identity (
  issuer text not null,
  subject text not null,
  person text not null references person (id),
  primary key (issuer, subject)
);
create index identity_person on identity (person);

-- Sign-ins that went to the provider and have not come back. Of the browser's cookie the SHA-256 only; state, nonce and
-- PKCE verifier are made of the cookie and stand nowhere. Any replica can go on from here, and only once.
create table sign_in_under_way (hash text primary key, return_to text not null, expires_ms bigint not null);

-- Where the session came from: the issuer, or nothing for a link.
alter table session add column issuer text not null default '';
