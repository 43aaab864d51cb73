import type { IdType } from './id-type.ts'

/** What each document is called. */
export const ID_TYPE_WORDS: Record<IdType, string> = {
  resident_id: '居民身份证',
  hk_mo_tw_residence: '港澳台居民居住证',
  foreigner_pr: '外国人永久居留身份证',
  passport: '护照',
  officer: '军官证',
}

/** What files call the same documents besides: by short names, by the one region of the holder, by the older title. */
export const OTHER_ID_TYPE_WORDS: Record<IdType, readonly string[]> = {
  resident_id: ['身份证', '二代身份证', '第二代居民身份证', '中国居民身份证'],
  hk_mo_tw_residence: [
    '港澳居民居住证',
    '台湾居民居住证',
    '香港居民居住证',
    '澳门居民居住证',
    '港澳台居住证',
    '港澳台居民居住证件',
  ],
  foreigner_pr: ['外国人永久居留证', '外国人永久居留身份证件', '永久居留身份证', '永久居留证'],
  passport: ['外国护照', '中国护照', '普通护照'],
  officer: ['军官证件', '军人证', '军队证件'],
}
