import type { Obstacle } from '#contracts/office/graduations.ts'
import type { Tone } from '#web/ui/status-badge.tsx'

export const graduationsTexts = {
  product: '考籍管理工作台',
  title: '毕业批次',
  lead: '每年 6 月、12 月两批。发布须两人办理：一人提交名单，另一人复核；到发布时刻，全部考生同时毕业。',
  list: '全部批次',
  none: '还没有毕业批次',
  noneLead: '毕业批次从目录文件载入（graduation-batches.csv）。',
  name: '批次',
  graduatesOn: '毕业日期',
  waiting: '待审',
  approved: '通过',
  rejected: '未通过',
  graduated: '已毕业',
  back: '全部批次',
  batchTitle: (name: string) => `${name}毕业批次`,
  batchLead: (day: string) => `毕业日期 ${day}`,
  bySchool: '各主考学校',
  school: '主考学校',
  printRoster: '打印毕业生名册（PDF）',
  printLead: '按主考学校打印，一式三份，写明完整证件号码。每次打印都会记入操作日志。',
  printSchool: '主考学校',
  printed: '名册已下载。',
  roster: '下载毕业生名册（Excel）',
  rosterLead: '名册按证书编号登记的顺序排列，证件号码已遮盖。',
  publish: '发布',
  publishable: (count: number) => `可以提交发布：${count} 人`,
  nothing: '现在没有可以提交发布的申请。',
  obstacles: '通过但不能发布',
  obstacle: (why: string, count: number) => `${why}：${count} 人`,
  propose: '提交名单',
  proposeTitle: (name: string) => `提交 ${name}毕业名单`,
  proposeLead: (count: number, moment: string) =>
    `名单共 ${count} 人，发布时间：${moment}。提交后名单不再改变，由另一位同事复核；复核同意时登记毕业证书编号。`,
  publications: '名单',
  noPublications: '还没有提交过名单。',
  publishAt: '发布时间',
  count: '人数',
  by: '提交人',
  decidedBy: '复核人',
  state: '状态',
  note: '说明',
  acts: '办理',
  approve: '同意发布',
  approveTitle: (name: string) => `同意发布 ${name}毕业名单`,
  approveLead: (count: number, at: string) =>
    `名单共 ${count} 人，发布时间 ${at}。同意后登记毕业证书编号；发布后只能由两人逐个撤销毕业证书。`,
  refuse: '不同意',
  refuseTitle: (name: string) => `不同意发布 ${name}毕业名单`,
  whyNot: '不同意的原因',
  whyHelp: '4 个字以上，提交人会看到',
  takeBack: '撤回名单',
  takeBackLead: '名单撤回后不会发布，处理后可重新提交。',
  halt: '暂停发布',
  haltTitle: (name: string) => `暂停发布 ${name}毕业名单`,
  haltLead: '暂停立即生效，到时刻也不会发布。之后由另一位同事撤回名单或恢复发布。',
  reason: '原因',
  reasonHelp: '4 个字以上，会记入操作日志',
  withdraw: '同意撤回',
  withdrawTitle: (name: string) => `撤回 ${name}毕业名单`,
  withdrawLead: '名单撤回后不会发布。已登记的编号未曾发出，重新发布时由原申请继续使用。',
  resume: '恢复发布',
  resumeTitle: (name: string) => `恢复发布 ${name}毕业名单`,
  resumeLead: '到发布时刻发布；时刻已过的，立即发布。',
  mine: '须由另一位同事复核',
  haltedByMe: '须由另一位同事撤回或恢复',
  haltedBy: (name: string, reason: string) => `${name}暂停：${reason}`,
  graduates: '申请',
  auditLines: '逐人结果',
  shortOf: (courses: readonly { code: string; name: string }[]) =>
    `还缺 ${courses.length} 门：${courses.map(({ code, name }) => `${code} ${name}`).join('、')}`,
  noGraduates: '没有符合条件的申请',
  noGraduatesLead: '换一个条件再看。',
  show: '显示',
  allSchools: '全部学校',
  more: '显示更多',
  applicationNo: '申请号',
  person: '姓名',
  ticketNo: '准考证号',
  major: '专业',
  verdict: '核算结果',
  madeAt: (at: string) => `${at} 核算`,
  missing: (courses: readonly string[]) => `还缺 ${courses.join('、')}`,
  diploma: '毕业证书编号',
  exception: '例外通过',
  audits: '批量核算',
  auditsLead: '核算有多少人符合毕业条件、谁只差一门、差在哪里。结果连同核算时间一起保存。',
  auditBatch: '核算本批次的申请',
  auditRecord: '核算在籍考生',
  ofMajor: '专业',
  allMajors: '全部专业',
  chooseSchool: '请选择主考学校',
  auditsCut: (shown: number) => `只列出最近的 ${shown} 次核算。`,
  noAudits: '还没有核算过。提交名单以前须先核算本批次。',
  auditOf: '范围',
  requestedAt: '核算时间',
  qualifies: '符合',
  oneShort: '差一门',
  auditTotal: '人数',
  see: '查看结果',
  progress: '核算进度',
  backToBatch: '返回批次',
  auditTitle: '核算结果',
  courses: '门数',
  credits: '学分',
  why: '还缺或原因',
} as const

export const auditScopeWords = { batch: '本批次的申请', record: '在籍考生' } as const

export const auditStateWords: Readonly<Record<string, { word: string; tone: Tone }>> = {
  running: { word: '核算中', tone: 'going' },
  done: { word: '已完成', tone: 'approval' },
  failed: { word: '没有完成，请重新核算', tone: 'refusal' },
}

export const auditShowWords = {
  all: '全部',
  qualifies: '符合',
  one_short: '差一门',
  short: '差两门以上',
  blocked: '不能毕业',
  other: '未能得出结论',
} as const

export const blockWords: Readonly<Record<string, string>> = {
  plan_not_valid: '考试计划不在有效期内',
  ticket_state: '准考证不在籍',
  sanction: '违规处理期未满',
  already_graduated: '已有同一专业的毕业证书',
  prior_qualification: '没有前置学历',
}

export const showWords = {
  all: '全部',
  waiting: '待审',
  approved: '审核通过',
  rejected: '审核未通过',
  obstacle: '通过但不能发布',
  diploma: '已登记编号',
} as const

export const obstacleWords: Readonly<Record<Obstacle, string>> = {
  ticket_state: '准考证不在籍',
  leaving_elsewhere: '考生的另一个准考证正在办理本市转出，转出完成或退回后才能发布',
  has_diploma: '已有同一准考证或同一专业的毕业证书',
  two_applications: '有两份通过的申请，请撤销其中一份的审核结果',
  revoked: '毕业证书已撤销，请撤销审核结果后重新审核',
  number_taken: '按编号规则生成的毕业证书编号已登记过，不能再用，请在目录中改用带流水号的编号规则',
  not_audited: '审核通过以后还没有核算，或核算以后有成绩更正、转出、处分，请先核算本批次',
  audit_failed: '最近一次核算不符合毕业条件',
  unpaid: '毕业审定费尚未缴纳',
}

export const verdictWords: Readonly<Record<string, { word: string; tone: Tone }>> = {
  qualifies: { word: '符合', tone: 'approval' },
  short: { word: '不足', tone: 'must' },
  blocked: { word: '不能毕业', tone: 'refusal' },
  situation_needed: { word: '须选加考情形', tone: 'must' },
  undetermined: { word: '未能算出', tone: 'must' },
  invalid: { word: '数据有误', tone: 'refusal' },
}

export const publicationStateWords: Readonly<Record<string, { word: string; tone: Tone }>> = {
  proposed: { word: '待复核', tone: 'must' },
  approved: { word: '已同意，待发布', tone: 'going' },
  halted: { word: '已暂停', tone: 'refusal' },
  released: { word: '已发布', tone: 'approval' },
  refused: { word: '未同意', tone: 'refusal' },
  withdrawn: { word: '已撤回', tone: 'quiet' },
}

export const diplomaStateWords: Readonly<Record<string, { word: string; tone: Tone }>> = {
  listed: { word: '待发布', tone: 'going' },
  issued: { word: '已发布', tone: 'approval' },
  revoked: { word: '已撤销', tone: 'refusal' },
  withdrawn: { word: '未发布，已撤回', tone: 'quiet' },
}

export const stateWords: Readonly<Record<string, { word: string; tone: Tone }>> = {
  pending: { word: '待审核', tone: 'must' },
  in_review: { word: '审核中', tone: 'going' },
  amending: { word: '需补正', tone: 'going' },
  approved: { word: '审核通过', tone: 'approval' },
  rejected: { word: '审核未通过', tone: 'refusal' },
}
