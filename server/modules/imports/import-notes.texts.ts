import { PHOTO_NOTE_WORDS } from './photos/photo-problems.texts.ts'

/** What applying a row will do: no fault, but the officer should know. `{}` stands for the detail after the note's code and a colon. */
const NOTE_WORDS: Readonly<Record<string, string>> = {
  phone_left_out:
    '手机号不是可以接收短信的手机号（11 位，以 13 至 19 开头，只填一个）：入库后这名考生没有手机号，忘记密码时须由工作人员核实身份',
  person_matched: '考生已对上：姓名、证件号码和准考证号一致',
  person_undecided: '考生须人工核对：入库后在「转入考生核对」中并排比较后决定',
  person_unknown: '本市没有这名考生：入库后等待其注册，注册时自动核对',
  'undecided:name_differs': '证件号码相同，姓名不同',
  'undecided:number_differs': '姓名相同，证件号码不同',
  'undecided:number_former': '证件号码是该考生更正前的号码',
  'undecided:ticket_alone': '只有转入准考证号相同，姓名和证件号码都不同',
  'undecided:ticket_of_other': '转入准考证号是另一名考生的',
  'undecided:ticket_unknown': '本市没有这个转入准考证号',
  'undecided:ticket_inactive': '转入准考证号不是在籍状态（已毕业、转出或注销）',
  'undecided:no_active_ticket': '该考生没有在籍的准考证号',
  'undecided:several_tickets': '该考生有几个在籍的准考证号，文件没有写明转入哪一个',
  record_new: '新到达的档案',
  record_corrects: '更正已到达的档案：审核从头开始',
  record_corrects_confirmed: '更正已确认的档案：原成绩不变，重新审核并确认后替换',
  record_unchanged: '与已到达的档案完全相同：不会重复入库',
  recognised: '课程可以认定',
  'not_recognised:unknown_code': '课程不能认定：本市没有这个课程代码',
  'not_recognised:name_differs': '课程不能认定：课程名称与本市的不一致',
  'not_recognised:credits_differ': '课程不能认定：学分与本市的不一致',
  'not_recognised:failed': '课程不能认定：成绩不合格',
  'not_recognised:future': '课程不能认定：合格时间晚于今天',
  held_already: '本市已有该课程的合格成绩：两者并存，取较高的',
  ...PHOTO_NOTE_WORDS,
}

/** The notes that say no more than that all is well. */
export const QUIET_NOTES: ReadonlySet<string> = new Set(['person_matched', 'record_new', 'recognised'])

/** Whether a note says no more than that all is well. */
export function isQuiet(note: string): boolean {
  return QUIET_NOTES.has(note)
}

/** The words of a note's code. */
export function wordsOfNote(note: string): string {
  return NOTE_WORDS[note] ?? note
}
