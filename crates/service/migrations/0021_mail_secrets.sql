-- Mail that opens something ('sign-in-link', 'address-code') is written when it is sent: its code is in the database only
-- as a hash. `lang` is the language it is written in.
alter table mail add column opens text;
alter table mail add column lang text;

-- Such mail of earlier versions, which waits: its text goes, with every code that stood in it.
delete from sign_in_code where used_ms is null and person in
  (select person from mail where ended_ms is null and job_id is null and subject in ('Your sign-in link', 'Din inloggningslänk'));
update mail_setting set code_hash = null where confirmed_ms is null and person in
  (select person from mail where ended_ms is null and job_id is null and subject in ('Confirm your address', 'Bekräfta din adress'));
update mail set body = '', opens = 'sign-in-link', lang = case subject when 'Your sign-in link' then 'en' else 'sv' end
  where ended_ms is null and job_id is null and subject in ('Your sign-in link', 'Din inloggningslänk');
update mail set body = '', opens = 'address-code', lang = case subject when 'Confirm your address' then 'en' else 'sv' end
  where ended_ms is null and job_id is null and subject in ('Confirm your address', 'Bekräfta din adress');
