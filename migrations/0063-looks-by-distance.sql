-- REV-08: pictures are alike when their looks differ in at most 3 of 64 bits. Cut into four bands, two such looks have at least one band in
-- common, so each band has an index, and nothing else is compared. A band is two columns of the eight, far apart, for the margins of a page
-- are light everywhere and would make bands of neighbours equal.
alter table evidence_images
  add column look_bits bigint not null generated always as (('x' || encode(look, 'hex'))::bit(64)::bigint) stored;
drop index evidence_images_look;
create index evidence_images_look on evidence_images (look_bits);
-- 0x88…88, 0x44…44, 0x22…22 and 0x11…11.
create index evidence_images_band_1 on evidence_images ((look_bits & '-8608480567731124088'::bigint), look_bits);
create index evidence_images_band_2 on evidence_images ((look_bits & '4919131752989213764'::bigint), look_bits);
create index evidence_images_band_3 on evidence_images ((look_bits & '2459565876494606882'::bigint), look_bits);
create index evidence_images_band_4 on evidence_images ((look_bits & '1229782938247303441'::bigint), look_bits);
