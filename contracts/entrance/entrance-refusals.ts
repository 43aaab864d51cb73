/** The ways in which both entrances say no; a part of `REFUSALS`. */
export const ENTRANCE_REFUSALS = {
  sign_in_failed: { status: 401, text: () => '证件号码或密码不正确，请核对后重新输入。' },
  registration_away: {
    status: 503,
    text: () => '报名平台暂时没有回应，无法核对密码，请稍后再试。这次不计入输错次数。',
  },
  staff_sign_in_failed: { status: 401, text: () => '用户名或密码不正确，请核对后重新输入。' },
  sign_in_locked: {
    status: 429,
    text: (v: Record<string, string | number>) =>
      `连续输错次数过多，请在 ${v.minutes} 分钟后再试，或使用「忘记密码」。`,
  },
  activation_closed: {
    status: 403,
    text: () =>
      '现在不在账号启用时间内，初始密码不能使用。已设置过密码的，请用自己的密码登录；没有设置过的，请使用「忘记密码」，或携带证件到主考学校办理。',
  },
  activation_needs_ticket: {
    status: 422,
    text: () =>
      '现在用初始密码登录须同时填写准考证号，请填写后再次登录。没有准考证号的，请使用「忘记密码」，或携带证件到主考学校办理。',
  },
  captcha_wrong: { status: 422, text: () => '验证码不正确或已失效，已为您换了一张，请重新输入。' },
  second_proof_wrong: {
    status: 422,
    text: (v: Record<string, string | number>) =>
      v.proof === 'code'
        ? '身份核验未通过，请核对短信验证码，或重新获取。'
        : '身份核验未通过，请核对准考证号。',
  },
  password_wrong: { status: 422, text: () => '当前密码不正确，请重新输入。' },
  password_weak: { status: 422, text: () => '新密码不符合要求，请按提示修改。' },
  code_wrong: { status: 422, text: () => '验证码不正确或已过期，请重新输入或重新获取。' },
  code_too_soon: {
    status: 429,
    text: (v: Record<string, string | number>) => `验证码已发送，请 ${v.seconds} 秒后再重新获取。`,
  },
  code_limit: {
    status: 429,
    text: (v: Record<string, string | number>) =>
      `24 小时内最多发送 ${v.limit} 次验证码，请明天再试，或改用其他方式核验身份。`,
  },
  totp_wrong: { status: 422, text: () => '动态口令不正确，请等它换一组后重新输入。' },
  sms_unavailable: {
    status: 409,
    text: () => '本平台尚未接通短信，不能发送验证码。请改用「人工找回」，或携带证件到主考学校办理。',
  },
  phone_missing: { status: 409, text: () => '您没有登记手机号码，无法发送短信。请改用「人工找回」。' },
} as const
