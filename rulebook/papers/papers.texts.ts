import type { Fault } from './judge-paper.ts'
import type { PaperKind, RevocationReason } from './paper-kinds.ts'

/** What each kind of paper is called. */
export const PAPER_TITLES: Readonly<Record<PaperKind, string>> = {
  filing_receipt: '提交回执',
  registration_form: '毕业生登记表',
  roster: '毕业生名册',
  score_sheet: '成绩单',
  payment_receipt: '缴费收据',
  diploma_proof: '毕业证明书',
  transfer_form: '转考（转出）登记表',
}

/** Why a paper does not hold any more. */
export const REVOCATION_WORDS: Readonly<Record<RevocationReason | 'unknown', string>> = {
  superseded: '已被新版本取代',
  score_corrected: '所载成绩已更正或撤回',
  diploma_revoked: '毕业资格已撤销',
  application_ended: '所载申请已撤回或审核结果已撤销',
  refunded: '所载款项已退还',
  issued_in_error: '签发有误，已由签发单位作废',
  unknown: '签发单位已作废',
}

/** Why a paper cannot be called genuine: in a sentence, and what to do now. */
export const FAULT_WORDS: Readonly<Record<Fault, { why: string; what: string }>> = {
  foreign: {
    why: '这不是本系统签发的文件或二维码。',
    what: '请确认拿到的是本系统签发的文件，扫的是首页右上角的二维码。',
  },
  damaged: {
    why: '文件与签发时不同：内容被改动过，或者文件不完整。',
    what: '请让持有人从本系统重新下载原文件后再发给您；打印、截图或另存的文件，请改扫纸面上的二维码。',
  },
  forged: {
    why: '二维码中的签名是假的，不是本系统签发的。',
    what: '请不要采信这份文件。',
  },
  unknown_key: {
    why: '签名所用的密钥不在本系统公布的密钥之中。',
    what: '如果您手上的密钥清单不是最新的，请联网更新后再核验一次；仍是这个结果，请不要采信这份文件。',
  },
  revoked_key: {
    why: '签名所用的密钥已经作废，用它签的文件都不再有效。',
    what: '请让持有人从本系统重新下载一份。',
  },
  outside_key: {
    why: '签发时间不在签名密钥的使用期内。',
    what: '如果您手上的密钥清单不是最新的，请联网更新后再核验一次；仍是这个结果，请不要采信这份文件。',
  },
  future: {
    why: '签发时间晚于现在。',
    what: '请检查这台设备的日期和时间是否正确，再核验一次；设备时间无误的，请不要采信这份文件。',
  },
  other_content: {
    why: '文件里的内容与二维码所签的内容不是同一份。',
    what: '请不要采信这份文件。',
  },
}
