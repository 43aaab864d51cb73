export interface CaptchaPicture {
  id: string
  image: string
  demonstrationAnswer?: string | undefined
}

/** Where a captcha comes from; an entrance hands in its calls. */
export interface CaptchaSource {
  fetchPicture: () => Promise<CaptchaPicture>
  fetchWork: () => Promise<{ id: string; salt: string; bits: number }>
}
