/** The identity documents that sign in (LOG-01). */
export const ID_TYPES = ['resident_id', 'hk_mo_tw_residence', 'foreigner_pr', 'passport', 'officer'] as const

export type IdType = (typeof ID_TYPES)[number]
