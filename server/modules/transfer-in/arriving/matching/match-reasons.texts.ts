import type { compareNumbers } from '#rulebook/transfer-in/compare-numbers.ts'
import { type MatchReason, TAKEN_BACK } from './decide-match.rules.ts'

const REASON_WORDS: Readonly<Record<MatchReason | typeof TAKEN_BACK, string>> = {
  name_differs: '证件号码相同，姓名不同',
  number_differs: '姓名相同，证件号码不同',
  number_former: '证件号码是该考生更正前的号码',
  ticket_alone: '转入准考证号是该考生的，姓名和证件号码都不同',
  ticket_of_other: '转入准考证号是另一名考生的',
  ticket_unknown: '本市没有文件所写的转入准考证号',
  ticket_inactive: '文件所写的转入准考证号不是在籍状态',
  no_active_ticket: '没有在籍的准考证号',
  several_tickets: '有几个在籍的准考证号，文件没有写明转入哪一个',
  [TAKEN_BACK]: '曾经转给他，核对后由工作人员撤回',
}

const WORDS: Readonly<Record<string, string>> = REASON_WORDS

/** The words of a reason as it is stored. */
export function wordsOfReason(reason: string): string {
  return WORDS[reason] ?? reason
}

/** How two ID numbers compare, without a digit of them. */
export function numberWords({ isSame, slips, isSameBirthday }: ReturnType<typeof compareNumbers>): string {
  if (isSame) return '相同'
  const birthday = isSameBirthday ? '出生日期相同，' : ''
  return slips > 4 ? `${birthday}${isSameBirthday ? '其余' : ''}不同` : `${birthday}相差 ${slips} 个字符`
}
