export { deleteExpiredCaptchas } from './captcha.store.ts'
export { requireHuman } from './require-human.ts'
