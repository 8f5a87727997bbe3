-- What proves at the identity provider, when somebody signs out, whose session is to end there. Sealed under the session's own
-- token, of which only the hash is here: without the cookie nobody opens it.
alter table session add column id_token text;
