import type { NextStepView } from '#contracts/degree/degree-audit.ts'

type Block = Extract<NextStepView, { kind: 'blocked' }>['block']

/** What blocks a diploma whatever the scores are, and what to do about it. */
export const BLOCK_WORDS: Record<Block, { title: string; help: string }> = {
  plan_not_valid: {
    title: '这一版考试计划现在不能用来毕业',
    help: '请在下面「如果换一种情况」里看看其他版本，或者联系主考学校。',
  },
  ticket_state: {
    title: '这个准考证号现在不是在籍状态',
    help: '正在转出、已转出、已毕业或已注销的准考证号不能申请毕业。请联系主考学校。',
  },
  sanction: { title: '违纪处理期限还没有结束', help: '处理期限结束以后才能毕业。' },
  already_graduated: {
    title: '您已经取得这个专业的毕业证书',
    help: '证书编号见「个人信息」。同一专业、同一层次只能毕业一次，可以在下面看看其他专业。',
  },
  prior_qualification: {
    title: '本科毕业需要先有专科以上的毕业证书',
    help: '申请毕业时要上传毕业证书，以及学历证书电子注册备案表或学历认证报告，请提前准备。',
  },
}

export const nextStepTexts = {
  pickSituation: '请先选择加考情形',
  pickSituationHelp: '您的专业对不同的前置专业有加考要求，在下面选择符合自己情况的一项。',
  apply: '课程和学分已经齐了，现在就可以申请毕业',
  applyHelp: (at: string) => `${at} 截止，请不要错过，下一批要再等半年。`,
  toApply: '去申请毕业',
  applied: {
    in_review: {
      title: '您已经申请毕业，正在等待审核',
      help: (where: string) => `${where}审核结果会发送到「消息」。毕业审定费什么时候缴，请打开申请查看。`,
    },
    amending: {
      title: '您的毕业申请需要补正',
      help: (where: string) => `${where}请打开申请，查看要补正的内容和期限。`,
    },
    approved: {
      title: '您的毕业申请已审核通过',
      help: (where: string) =>
        `${where}毕业结果按批次统一公布，公布时会发送到「消息」。毕业审定费什么时候缴，请打开申请查看。`,
    },
  },
  appliedElsewhere: (ticketNo: string) => `这份申请属于准考证号 ${ticketNo}，要查看请先切换准考证号。`,
  toApplication: '查看毕业申请',
  waitToApply: '课程和学分已经齐了，等申请毕业开放',
  opensAt: (at: string) => `将于 ${at} 开放。`,
  expected: (words: string) => `预计 ${words}开放。`,
  opensUnknown: '开放时间另行公布，公布以后首页会提醒。',
  prepare: '可以先准备：毕业照片、前置学历的证书、自我鉴定。',
  waitForDecision: '等免考或补登的审核结果',
  waitForDecisionHelp: (courses: string) => `${courses}的免考或补登正在审核，通过以后课程就齐了。`,
  exempt: '您的凭证可以申请免考',
  exemptHelp: (courses: string, at: string) => `${courses}可以免考，少考几门。${at} 截止。`,
  toExempt: '去申请免考',
  sit: (sitting: string) => `准备${sitting}`,
  sitHelp: (day: string) => `${day} 开始。建议报考下面的课程（报名在报名平台办理）：`,
  notAnnounced: '等考试安排公布',
  notAnnouncedHelp: (courses: string) =>
    `还要通过：${courses}。考试安排尚未公布，公布以后这里会告诉您先考哪几门。`,
  askSchool: '请联系主考学校',
  askSchoolHelp: '按现行的考试计划，剩下的要求没有办法自己补齐。请联系主考学校，核对是否有遗漏的成绩。',
  until: (day: string) => `处理期限到 ${day} 为止。`,
} as const
