export { type CaptchaRow, deleteExpiredCaptchas, TAKE_CAPTCHA } from './captcha.store.ts'
export { requireAnswered, requireHuman } from './require-human.ts'
