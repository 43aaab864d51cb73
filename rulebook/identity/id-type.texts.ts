import type { IdType } from './id-type.ts'

/** What each document is called. */
export const ID_TYPE_WORDS: Record<IdType, string> = {
  resident_id: '居民身份证',
  hk_mo_tw_residence: '港澳台居民居住证',
  foreigner_pr: '外国人永久居留身份证',
  passport: '护照',
  officer: '军官证',
}
