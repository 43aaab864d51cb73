import { Type } from 'typebox'

/** Values that a refusal's words may name. */
export type RefusalValues = Record<string, string | number>

interface RefusalWords {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503
  text: (v: RefusalValues) => string
}

/**
 * Every way in which the rules say no: its HTTP status and its words. The words say what is wrong and what
 * to do now; the code is for machines and comes last.
 */
export const REFUSALS = {
  input_invalid: { status: 400, text: () => '有内容填写不正确，请按提示修改后再提交。' },
  not_found: { status: 404, text: () => '没有找到您要的内容。它可能已被删除，或者不属于您当前的准考证号。' },
  not_signed_in: { status: 401, text: () => '登录已超时或尚未登录，请重新登录。您已填写的内容会为您保留。' },
  not_permitted: { status: 403, text: () => '您的岗位没有办理此项的权限。如需办理，请联系安全管理员。' },
  cross_site: { status: 403, text: () => '为了您的账号安全，此请求已被拒绝。请从本平台页面重新操作。' },
  too_many_requests: { status: 429, text: (v) => `操作太频繁，请 ${v.seconds} 秒后再试。` },
  overloaded: { status: 503, text: () => '现在办理的人较多，请稍等几秒再试。您已填写的内容不会丢失。' },
  stale: { status: 409, text: () => '这项内容刚刚被更新过，请刷新后再操作。' },
  ticket_switched: {
    status: 409,
    text: (v) => `准考证已在另一个窗口切换为 ${v.ticketNo}，请刷新本页后再操作。`,
  },

  sign_in_failed: { status: 401, text: () => '证件号码或密码不正确，请核对后重新输入。' },
  sign_in_locked: {
    status: 429,
    text: (v) => `连续输错次数过多，请在 ${v.minutes} 分钟后再试，或使用「忘记密码」。`,
  },
  captcha_wrong: { status: 422, text: () => '验证码不正确或已失效，已为您换了一张，请重新输入。' },
  second_proof_wrong: { status: 422, text: () => '身份核验未通过，请核对准考证号或短信验证码。' },
  password_wrong: { status: 422, text: () => '当前密码不正确，请重新输入。' },
  password_weak: { status: 422, text: () => '新密码不符合要求，请按提示修改。' },
  code_wrong: { status: 422, text: () => '验证码不正确或已过期，请重新输入或重新获取。' },
  code_too_soon: { status: 429, text: (v) => `验证码已发送，请 ${v.seconds} 秒后再重新获取。` },
  totp_wrong: { status: 422, text: () => '动态口令不正确，请等它换一组后重新输入。' },
  phone_missing: { status: 409, text: () => '您没有登记手机号码，无法发送短信。请改用「人工找回」。' },

  upload_missing: { status: 400, text: () => '没有收到文件，请重新选择后上传。' },
  upload_too_large: { status: 413, text: (v) => `文件超过 ${v.limit}，请拆分成几个文件分别上传。` },
  upload_incomplete: { status: 400, text: () => '文件没有传完整（网络可能中断），请重新上传。' },
  import_state: { status: 409, text: (v) => `该批次当前为「${v.state}」，不能执行此操作，请刷新后查看。` },
  import_has_problems: {
    status: 409,
    text: (v) => `还有 ${v.count} 行存在问题，请下载错误文件，修正后重新上传。`,
  },
  import_published: {
    status: 409,
    text: () => '该批次的成绩已发布或已提交发布，不能回滚。如有错误请逐条申请更正。',
  },
  import_relied_upon: {
    status: 409,
    text: (v) => `该批次中有 ${v.count} 条记录已被后续业务使用，不能回滚。`,
  },
  import_in_progress: { status: 409, text: () => '该批次正在处理，请等待完成后再操作。' },
  import_duplicate_file: {
    status: 409,
    text: (v) => `这个文件已在批次 ${v.batchNo} 中上传过，没有重复导入。`,
  },
  publication_nothing: { status: 409, text: () => '没有可发布的成绩批次，请先完成导入。' },
  publication_past: { status: 422, text: () => '发布时间已过，请选择一个将来的时间，或选择立即发布。' },
  publication_state: { status: 409, text: () => '该发布申请已被处理，请刷新后查看。' },
  second_person: { status: 403, text: () => '同一事项不能由同一人经办和复核，请由另一位同事办理。' },
  correction_open: { status: 409, text: () => '这条成绩已有一个待复核的更正申请，请等待处理。' },
  correction_same: { status: 422, text: () => '更正后的内容与原成绩相同，无需更正。' },
  reveal_limit: { status: 429, text: (v) => `今日查看完整信息已达 ${v.limit} 次上限，请联系科室负责人。` },
} as const satisfies Record<string, RefusalWords>

export type RefusalCode = keyof typeof REFUSALS

export const FieldProblem = Type.Object({
  /** The field's path in the body, e.g. `newPassword`. */
  field: Type.String({ maxLength: 120 }),
  code: Type.String({ maxLength: 60 }),
  text: Type.String({ maxLength: 300 }),
})
export type FieldProblem = Type.Static<typeof FieldProblem>

/** The body of every answer that is not a success. */
export const RefusalReply = Type.Object({
  code: Type.String({ maxLength: 60 }),
  text: Type.String({ maxLength: 500 }),
  reference: Type.String({ maxLength: 40 }),
  problems: Type.Optional(Type.Array(FieldProblem)),
  values: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
})
export type RefusalReply = Type.Static<typeof RefusalReply>
