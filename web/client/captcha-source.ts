import { newCaptcha, newWork } from '#contracts/entrance.ts'
import { call } from './call.ts'

/** Captchas of the server, in the shape that the captcha field asks for. */
export const captchaSource = {
  fetchPicture: () => call(newCaptcha),
  fetchWork: () => call(newWork),
} as const
