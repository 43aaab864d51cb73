import type { ContactProblem } from './contact.ts'

/** What is wrong with a contact field and what to type instead (PRF-01). */
export const CONTACT_PROBLEM_WORDS: Readonly<Record<ContactProblem, string>> = {
  email: '电子邮箱格式不正确，例如 zhangsan@163.com。没有邮箱可以不填。',
  address: '请填写完整的通讯地址：省市区、街道、门牌号。',
  postcode: '邮政编码是 6 位数字，例如 200433。',
}
/** What is wrong with a phone number that is no mobile number (PRF-01). */
export const MOBILE_WORDS = '请输入 11 位手机号码，以 13 至 19 开头。'
