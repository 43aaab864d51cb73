import { addMessage, sendSms } from '#modules/messages/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { findAccount } from '../account.store.ts'

const WORDS = {
  started: {
    title: '有人致电申请重设您的登录密码',
    body: '服务电话的工作人员代为提交了人工找回密码的申请，须由另外两位工作人员核验身份后才能办理。如果不是您本人申请，请立即拨打服务电话。',
  },
  checked: {
    title: '有人申请重设您的登录密码',
    body: '工作人员已核验一份人工找回密码的申请，正由另一位工作人员复核。如果不是您本人申请，请立即拨打服务电话。',
  },
  granted: {
    title: '工作人员已同意重设您的登录密码',
    body: '重设密码用的一次性验证码将当面交给申请人，24 小时内有效。如果不是您本人申请，请立即拨打服务电话。',
  },
  reset: {
    title: '您的登录密码已重设',
    body: '密码通过「忘记密码」重新设置。如果不是您本人操作，请立即拨打服务电话。',
  },
} as const

/**
 * ACC-03: tells the owner of an account what is done to it in their name, in the inbox and on the phone on record, never on
 * a number that the applicant gave: whoever takes the account over reads the inbox too.
 */
export async function warnOwner(
  tx: Tx,
  deps: Deps,
  { personId, step }: { personId: string; step: keyof typeof WORDS },
): Promise<void> {
  const { title, body } = WORDS[step]
  await addMessage(tx, deps, { personId, ticketId: undefined, title, body, link: '/person' })
  const account = deps.canText ? await findAccount(tx, personId) : undefined
  if (!account?.phoneCipher) return
  const phone = deps.cipher.open('person.phone', account.phoneCipher)
  await sendSms(tx, deps, { personId, phone, text: `【考籍管理服务平台】${title}。${body}` })
}
