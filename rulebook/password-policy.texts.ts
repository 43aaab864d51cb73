import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, type PasswordProblemCode } from './password-policy.ts'

/** What each problem means and what to do about it. */
export const PASSWORD_PROBLEM_WORDS: Record<PasswordProblemCode, string> = {
  too_short: `密码至少需要 ${MIN_PASSWORD_LENGTH} 位，可以用几个不相关的词连起来。`,
  too_long: `密码最多 ${MAX_PASSWORD_LENGTH} 位，请缩短。`,
  too_simple: '密码过于简单，请不要主要由年份、重复或连续的字符、键盘上相邻的字母组成。',
  contains_id_number: '密码不能包含证件号码中连续 6 位以上的内容。',
  contains_birth_date: '密码不能包含您的出生日期。',
  contains_ticket_no: '密码不能包含您的准考证号。',
  contains_phone: '密码不能包含您的手机号码。',
  contains_platform_word: '密码不能包含本平台的名称。',
  too_few_classes: '密码需要包含大写字母、小写字母、数字、符号中的至少三种。',
  same_as_before: '新密码与现在的密码相同，请换一个。',
  too_common: '这个密码太常见，容易被猜中，请换一个。',
}
