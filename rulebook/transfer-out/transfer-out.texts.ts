import type { WhyNotAll, WhyNotScore } from './why-not.ts'

/** The words about a transfer-out, in page, refusal and what is filed (TRO-01). */
export const transferOutTexts = {
  all: {
    not_active: '准考证为在籍状态才能转出，这个准考证现在不是在籍状态。',
    sanctioned: '停考或延期毕业的处分期内不能转出。',
    recent_transfer_in: '从外省转入未满一年，不能再转出。',
    must_graduate: '所学专业的课程已全部合格，应在本市申请毕业，不能转出。',
  } satisfies Record<WhyNotAll, string>,
  score: {
    transferred_out: '已转出。',
    exempted: '免考的课程不能转出，请在转入地重新申请免考。',
    substituted: '顶替所得的成绩不能转出。',
    transferred_in: '从外省转入的成绩不能再次转出。',
    thesis: '毕业论文（设计）的成绩不能转出。',
    certificate: '证书类课程的成绩不能转出。',
    not_national: '这是本市自设的课程代码，不是全国统一的代码，不能转出。',
    practice_without_theory: '对应的理论课程没有合格，实践成绩不能转出。',
    lower: '同一课程有更高的成绩，转出时随之一并转出。',
  } satisfies Record<WhyNotScore, string>,
  goingOut: '这个准考证号正在办理转出，结束以前不能再次申请。',
  missing: {
    province: '请选择转入地。',
    ticketNo: '请填写转入准考证号。',
    level: '请选择转入层次。',
    major: '请选择转入专业；没有找到的，请选择「没有找到我的专业」后填写。',
    reason: '请填写转出原因。',
    phone: '请填写联系电话。',
    scores: '请至少选择一门要转出的课程成绩。',
  },
  shanghai: '转入地不能是上海市。在本市更换主考学校或专业不需要办理转出。',
  unknownProvince: '请从列表中选择转入地。',
  ticketNoForm: '准考证号由数字和字母组成，6 至 20 位，请对照转入地的准考证填写。',
  ticketNoOwn: '这是您在本市的准考证号，请填写转入地的准考证号。',
  majorUnlisted: '所选专业不在转入地的专业列表中，请重新选择。',
  majorName: '请填写转入专业的全称。',
  reasonLength: '转出原因请写 2 至 200 个字。',
  phoneForm: '请输入手机号码，或带区号的固定电话号码。',
  scoreGone: '所选的一门成绩已不在成绩记录中，请重新选择。',
  scoreRefused: (course: string, why: string) => `${course}：${why}`,
  theoryToo: (practice: string, theory: string) => `${practice}：请同时选择对应的理论课程 ${theory}。`,
} as const
