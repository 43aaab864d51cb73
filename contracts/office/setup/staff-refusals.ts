/** What is refused at a staff account, and what one person may not do alone (ACC-01). */
export const STAFF_REFUSALS = {
  posts_conflict: { status: 409, text: () => '该账号的岗位不能兼任，请先「调整岗位」，再启用。' },
  staff_disabled: {
    status: 409,
    text: () => '该账号已停用，一次性密码不能用来登录，请先「启用」，再「重新开通」。',
  },
  second_person: { status: 403, text: () => '同一事项不能由同一人经办和复核，请由另一位同事办理。' },
} as const
