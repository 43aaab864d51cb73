export { deleteOldCaptchas, SPEND_CAPTCHA } from './captcha.store.ts'
export type { Captcha } from './captcha-token.ts'
export { isAnswered, openCaptcha, requireHuman } from './require-human.ts'
