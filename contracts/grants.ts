/**
 * What staff may do, and the roles that bundle it (ACC-01). A grant always comes with a scope: the whole
 * authority (市教育考试院) or one school (主考学校).
 */
export const GRANTS = [
  'candidate.search',
  'candidate.find',
  'candidate.support',
  'candidate.reveal',
  'candidate.reset_password',
  'recovery.decide',
  'import.upload',
  'import.apply',
  'import.roll_back',
  'arrival.match',
  'publication.propose',
  'publication.approve',
  'correction.request',
  'correction.approve',
  'graduation.view',
  'graduation.audit',
  'graduation.propose',
  'graduation.approve',
  'graduation.halt',
  'degree.replay',
  'sanction.view',
  'sanction.request',
  'sanction.approve',
  'payment.view',
  'refund.request',
  'refund.approve',
  'ebill.repeat',
  'bill.settle',
  'counter.record',
  'counter.confirm',
  'window.view',
  'window.request',
  'window.decide',
  'text.edit',
  'delivery.view',
  'setup.view',
  'review.decide',
  'review.undo',
  'statistics.view',
  'departure.view',
  'departure.sign',
  'departure.send',
  'departure.undo',
  'trust.keep',
  'arrival.view',
  'arrival.confirm',
  'staff.manage',
  'audit.read',
] as const

export type Grant = (typeof GRANTS)[number]

/** 三员分立 (GB/T 22239 level 3): the last three roles never share a person with each other. */
export const ROLES = {
  /** 主考学校考籍员 */
  school_registrar: [
    'candidate.search',
    'candidate.find',
    'import.upload',
    'correction.request',
    'graduation.view',
    'counter.record',
    'counter.confirm',
    'arrival.view',
    'arrival.confirm',
    'window.view',
    'departure.view',
    'departure.sign',
    'statistics.view',
  ],
  /** 考试院成绩管理员: imports and proposes, never releases. */
  score_officer: [
    'candidate.search',
    'candidate.find',
    'import.upload',
    'import.apply',
    'import.roll_back',
    'arrival.match',
    'publication.propose',
    'correction.request',
    'sanction.view',
    'sanction.request',
    'arrival.view',
    'window.view',
  ],
  /** 考试院考籍科长: releases what another officer prepared. */
  record_supervisor: [
    'candidate.search',
    'candidate.find',
    'candidate.reveal',
    'candidate.reset_password',
    'recovery.decide',
    'publication.approve',
    'correction.approve',
    'graduation.view',
    'graduation.audit',
    'graduation.approve',
    'graduation.halt',
    'degree.replay',
    'sanction.view',
    'sanction.approve',
    'window.view',
    'window.request',
    'window.decide',
    'text.edit',
    'delivery.view',
    'departure.view',
    'departure.undo',
    'statistics.view',
  ],
  /** 主考学校初审员 */
  school_reviewer: [
    'candidate.search',
    'candidate.find',
    'review.decide',
    'review.undo',
    'arrival.view',
    'graduation.view',
    'graduation.audit',
    'window.view',
    'departure.view',
  ],
  /** 考试院复审员 */
  authority_reviewer: [
    'candidate.search',
    'candidate.find',
    'review.decide',
    'review.undo',
    'arrival.view',
    'graduation.view',
    'graduation.audit',
    'graduation.propose',
    'graduation.halt',
    'window.view',
    'departure.view',
    'departure.send',
  ],
  /** 考试院财务: two persons hold it, for nobody agrees to what they asked for themselves. */
  finance: [
    'candidate.search',
    'candidate.find',
    'payment.view',
    'refund.request',
    'refund.approve',
    'ebill.repeat',
    'bill.settle',
    'counter.confirm',
    'window.view',
  ],
  /** 考生服务: answers candidates' calls; opens a record with a reason, and changes nothing. */
  candidate_support: ['candidate.search', 'candidate.support', 'window.view'],
  /** 系统管理员 */
  system_administrator: [
    'text.edit',
    'delivery.view',
    'window.view',
    'window.request',
    'window.decide',
    'setup.view',
  ],
  /** 安全管理员 */
  security_administrator: ['staff.manage', 'trust.keep', 'setup.view'],
  /** 审计员 */
  auditor: ['audit.read', 'degree.replay'],
} as const satisfies Record<string, readonly Grant[]>

export type Role = keyof typeof ROLES

/** The roles of a school's staff; all others are the authority's. */
export const SCHOOL_ROLES: readonly Role[] = ['school_registrar', 'school_reviewer']

/** The roles that do the authority's and the schools' work. */
const WORKING_ROLES = [
  'school_registrar',
  'score_officer',
  'record_supervisor',
  'school_reviewer',
  'authority_reviewer',
  'finance',
  'candidate_support',
] as const satisfies readonly Role[]

/**
 * Pairs of roles that one person never holds together. The administrators are separate (三员分立), and nobody gives
 * themselves work or audits their own. Whoever prepares does not release; two levels of a review are two persons'; whoever takes a call
 * about a lost password does not give it away.
 */
export const CONFLICTING_ROLES: readonly (readonly [Role, Role])[] = [
  ['system_administrator', 'security_administrator'],
  ['system_administrator', 'auditor'],
  ['security_administrator', 'auditor'],
  ...WORKING_ROLES.map((role) => ['security_administrator', role] as const),
  ...WORKING_ROLES.map((role) => ['auditor', role] as const),
  ['score_officer', 'record_supervisor'],
  ['school_reviewer', 'authority_reviewer'],
  ['authority_reviewer', 'record_supervisor'],
  ['candidate_support', 'record_supervisor'],
]
