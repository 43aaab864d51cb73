import { type CaptchaPurpose, newCaptcha, newWork } from '#contracts/entrance.ts'
import { call } from './call.ts'

/** Captchas of the server, in the shape that the captcha field asks for. */
export const captchaSources = {
  signIn: sourceFor('sign_in'),
  recovery: sourceFor('recovery'),
  office: sourceFor('office_sign_in'),
} as const

function sourceFor(purpose: CaptchaPurpose) {
  return {
    fetchPicture: () => call(newCaptcha, { body: { purpose } }),
    fetchWork: () => call(newWork, { body: { purpose } }),
  }
}
