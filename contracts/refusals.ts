import { Type } from 'typebox'
import { ENTRANCE_REFUSALS } from './entrance/entrance-refusals.ts'
import { IMPORT_REFUSALS } from './office/import-refusals.ts'
import { CORRECTION_REFUSALS } from './office/scores/correction-refusals.ts'
import { PUBLICATION_REFUSALS } from './office/scores/publication-refusals.ts'
import { STAFF_REFUSALS } from './office/setup/staff-refusals.ts'
import { WINDOW_CHANGE_REFUSALS } from './office/setup/window-change-refusals.ts'
import { PAYMENT_REFUSALS } from './payments/payment-refusals.ts'
import { IMAGE_REFUSALS } from './pictures/image-refusals.ts'
import { PHONE_LINK_REFUSALS } from './pictures/phone-link-refusals.ts'
import { DEPARTURE_REFUSALS } from './transfers/departure-refusals.ts'
import { TRANSFER_REFUSALS } from './transfers/transfer-refusals.ts'

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
  not_signed_in: { status: 401, text: () => '尚未登录，或登录已失效，请重新登录。' },
  not_permitted: { status: 403, text: () => '您的岗位没有办理此项的权限。如需办理，请联系安全管理员。' },
  cross_site: { status: 403, text: () => '为了您的账号安全，此请求已被拒绝。请从本平台页面重新操作。' },
  too_many_requests: { status: 429, text: (v) => `操作太频繁，请 ${v.seconds} 秒后再试。` },
  overloaded: { status: 503, text: () => '现在办理的人较多，请稍等几秒再试。您已填写的内容不会丢失。' },
  database_away: {
    status: 503,
    text: () => '系统正在恢复，暂时办理不了，请过几秒钟再试。您已填写的内容不会丢失。',
  },
  statistics_counting: {
    status: 503,
    text: () => '本轮数据较多，正在统计，请过几秒钟再试。',
  },
  storage_full: {
    status: 503,
    text: () => '系统暂时存不下新的内容，这次没有保存，系统已记录。请过一会儿再试，您已填写的内容不会丢失。',
  },
  key_missing: {
    status: 400,
    text: () => '您打开的页面不是最新的，这次操作没有执行。请刷新页面后再操作，已保存的内容不会丢失。',
  },
  key_reused: {
    status: 409,
    text: () => '这次操作与刚才未得到答复的操作内容不同，没有执行。请刷新页面，核对后再操作。',
  },
  done_before_upgrade: {
    status: 409,
    text: () => '这次操作在系统升级前已经完成，不用再做一次。请刷新页面，查看结果。',
  },
  other_ticket: {
    status: 409,
    text: (v) => `这项内容属于您的准考证号 ${v.ticketNo}，请切换到该准考证号后查看。`,
  },
  paper_not_found: { status: 404, text: () => '没有找到编号和核验码都相符的文件，请对照纸面底部重新输入。' },
  stale: { status: 409, text: () => '这项内容刚刚被更新过，请刷新后再操作。' },
  person_switched: {
    status: 409,
    text: () => '另一位考生已在这个浏览器登录，这次操作没有执行。请重新登录，或刷新页面查看现在登录的考生。',
  },
  ticket_switched: {
    status: 409,
    text: (v) => `准考证已在另一个窗口切换为 ${v.ticketNo}，请刷新本页后再操作。`,
  },

  ...ENTRANCE_REFUSALS,
  ...PHONE_LINK_REFUSALS,

  upload_missing: { status: 400, text: () => '没有收到文件，请重新选择后上传。' },
  upload_too_large: { status: 413, text: (v) => `文件超过 ${v.limit}，请拆分成几个文件分别上传。` },
  upload_incomplete: { status: 400, text: () => '文件没有传完整（网络可能中断），请重新上传。' },
  ...PUBLICATION_REFUSALS,
  degree_audit_runs: { status: 409, text: () => '同一范围的核算正在进行，请等它完成后再看结果。' },
  degree_audit_school: { status: 409, text: () => '您负责几所主考学校，一次核算一所，请先选择主考学校。' },
  degree_audit_nobody: { status: 409, text: () => '这个范围里没有可以核算的考生，请换一个范围。' },
  graduates_none: {
    status: 409,
    text: () => '现在没有可以提交发布的毕业申请。请查看「不能发布」的原因，核算、处理后再提交。',
  },
  graduates_changed: {
    status: 409,
    text: (v) =>
      `名单提交以后有变化，没有发布：第 ${v.which} 号申请的审核结果已撤销、准考证状态已改变、考生的另一个准考证正在转出、有新的处分、成绩更正或转出，或核算不再符合。请撤回这份名单，处理后重新提交。`,
  },
  diploma_no_number: {
    status: 409,
    text: (v) => `不能生成毕业证书编号：${v.why}。请在目录的毕业证书编号规则中更正后再办理。`,
  },
  diploma_number_taken: {
    status: 409,
    text: (v) =>
      `准考证号 ${v.ticketNo} 的编号 ${v.diplomaNo} 已登记过，编号不能再用。请改用带流水号的编号规则，或先查看证书登记。`,
  },
  diploma_state: { status: 409, text: () => '该毕业证书的状态已改变，不能执行此操作，请刷新后查看。' },
  revocation_open: { status: 409, text: () => '该毕业证书已有一个待复核的撤销申请，请等待处理。' },
  recovery_waits: { status: 409, text: () => '该考生已有一份待处理的人工找回申请，不用重复提交。' },
  recovery_unknown: {
    status: 422,
    text: () => '档案中没有这个证件号码，不能同意，只能选「不同意」并写明原因。',
  },
  proxy_silent: {
    status: 503,
    text: () =>
      '系统还不能使用：反向代理没有用 X-Forwarded-For 说明访问者的地址。请系统管理员按部署说明改正反向代理的设置。',
  },
  ...STAFF_REFUSALS,
  ...CORRECTION_REFUSALS,
  doubt_open: { status: 409, text: () => '您对这门课程已提出疑问，学校尚未答复，请等待答复。' },

  credential_type_unknown: { status: 422, text: () => '没有这种凭证类型，请从列表中选择。' },
  credential_limit: {
    status: 409,
    text: (v) => `凭证已达 ${v.limit} 份上限，请先删除不再使用的凭证。`,
  },
  ...IMAGE_REFUSALS,
  filing_damaged: {
    status: 503,
    text: () => '这份申请的存档与受理时的校验码不一致，暂时不能生成回执。系统已记录，请联系考籍科。',
  },
  window_closed: {
    status: 409,
    text: (v) =>
      `${v.service}现在不在办理时间内${v.when ? `（${v.when}）` : ''}。您填写的内容已为您保存为草稿。`,
  },
  precondition_unmet: { status: 409, text: (v) => `暂时不能申请：${v.why}` },
  notice_changed: { status: 409, text: () => '考生须知刚刚更新，请重新阅读后继续。' },
  draft_outdated: {
    status: 409,
    text: () =>
      '这份草稿是系统更新以前保存的，不能继续填写。请回到该业务的页面重新开始；已上传的凭证仍在凭证夹中。',
  },
  draft_of_other_service: {
    status: 409,
    text: () => '这份草稿属于另一项业务，没有保存。请回到该业务的页面打开草稿。',
  },
  decided_meanwhile: {
    status: 409,
    text: (v) => `您修改期间，${v.who}已作出审核决定：${v.state}。${v.why}请先看清原因，修改后再重新提交。`,
  },
  draft_incomplete: { status: 422, text: () => '还有内容没有填好，请按提示补充后再提交。' },
  application_open: {
    status: 409,
    text: (v) => `「${v.title}」已有一份申请在办理中，不能重复申请。请在申请列表中查看。`,
  },
  application_state: {
    status: 409,
    text: (v) => `这份申请现在是「${v.state}」，不能执行此操作。请刷新后查看。`,
  },
  take_over_reason: {
    status: 422,
    text: () => '接手同事正在审核的申请，请写明原因（4 至 200 字），对方会看到。',
  },
  claimed: { status: 409, text: (v) => `${v.name} 正在审核这份申请。如需接手，请选择「接手」。` },
  claim_missing: { status: 409, text: () => '您的领取已过期或已被接手，请重新领取后再作决定。' },
  review_state: { status: 409, text: () => '这份申请现在不在您这一级待审，请返回队列。' },
  exception_needed: {
    status: 409,
    text: (v) => `${v.why}不能直接通过。确需例外通过的，请先申请例外并写明理由，由另一位同事同意。`,
  },
  exception_pointless: { status: 409, text: () => '这份申请没有不符合规定之处，无需申请例外。' },
  exception_open: { status: 409, text: () => '这份申请的例外已有人申请，请等待另一位同事处理。' },
  photo_unfit: { status: 422, text: (v) => `照片不能使用：${v.why}` },
  review_amending: {
    status: 409,
    text: (v) => `已请考生补正，${v.until} 前由考生办理。考生提交后，或到期未补正时，会自动回到您这里。`,
  },
  return_level: { status: 422, text: () => '只能退回到更早的审核级别，请重新选择。' },
  amendment_over: {
    status: 409,
    text: (v) => `补正已于 ${v.until} 截止，不能再提交。申请将按现有材料审核，结果会发送到「消息」。`,
  },
  review_revised: { status: 409, text: () => '考生刚刚修改并重新提交了这份申请，请查看新的内容后再作决定。' },
  second_level: {
    status: 403,
    text: () => '您已在另一级审核过这份申请，同一人不能审核两级，请由其他同事办理。',
  },
  reason_missing: { status: 422, text: () => '审核不通过必须选择至少一条原因，考生会看到它和补正方法。' },
  reason_misfit: {
    status: 422,
    text: (v) => `原因「${v.label}」不适用于这份申请的凭证或所选的位置，请重新选择原因。`,
  },
  note_missing: {
    status: 422,
    text: (v) => `选择「${v.label}」时必须填写说明，考生要靠它知道问题在哪里、怎样补正。`,
  },
  pictures_unopened: {
    status: 409,
    text: (v) => `还有 ${v.count} 张图片您没有看过。最后一级通过后立即生效，请先逐张看过图片。`,
  },
  bulk_unlike: {
    status: 409,
    text: (v) => `所选申请情况不同，没有办理：${v.which}。请取消选择这些申请，逐份审核。`,
  },
  effect_impossible: { status: 409, text: (v) => `不能通过：${v.why}` },
  undo_nothing: { status: 409, text: () => '这份申请没有可以撤销的审核决定。' },
  undo_open: { status: 409, text: () => '这份申请已有一个待复核的撤销请求，请等待处理。' },
  sanction_listed: {
    status: 409,
    text: (v) =>
      `该考生在「${v.batch}」已同意、尚未发布的名单中，处分现在生效也拦不住毕业证书。请先在「毕业批次」暂停并撤回该名单，再复核处分。`,
  },
  form_outdated: { status: 409, text: (v) => `课程 ${v.courses} 的成绩与审核时不同，不能打印。${v.next}` },
  effect_relied_on: { status: 409, text: (v) => `不能撤销：${v.why}` },
  ...IMPORT_REFUSALS,
  ...WINDOW_CHANGE_REFUSALS,
  ...PAYMENT_REFUSALS,
  ...TRANSFER_REFUSALS,
  ...DEPARTURE_REFUSALS,
  proof_needed: { status: 403, text: () => '距上次输入动态口令已超过 20 分钟，请再输入一次动态口令后继续。' },
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
