import type { Need } from '#contracts/office/setup/first-round.ts'

export const firstRoundTexts = {
  title: '开办第一轮业务以前',
  lead: '下面是现在还缺的。办好一项，这里就少一项；全部办好，本栏不再显示。',
  required: '必须办好',
  optional: '可以没有，请确认',
  these: (names: readonly string[]) => `${names.join('、')}。`,
  deploy: '《正式部署》',
  catalogue: (file: string) => `目录文件 ${file}，用 catalogue:load 载入`,
  byOthers: (title: string, posts: readonly string[]) => `「${title}」，由${posts.join('、')}办理`,
} as const

/** Where something is done: a page of the desk, the catalogue's file, or the chapter of deploy/README.md. */
export type Place = { page: string } | { file: string } | { chapter: string }

interface NeedWords {
  title: string
  /** What cannot be done without it. */
  why: string
  places: readonly Place[]
}

export const needWords: Readonly<Record<Need, NeedWords>> = {
  schools: { title: '主考学校', why: '没有学校，建不了学校岗位的账号。', places: [{ file: 'schools.csv' }] },
  courses: { title: '课程', why: '没有课程，成绩导入不了。', places: [{ file: 'courses.csv' }] },
  majors: { title: '专业', why: '没有专业，考生导入不了。', places: [{ file: 'majors.csv' }] },
  plans: {
    title: '现在有效的考试计划',
    why: '没有计划的专业，考生导入不了，毕业进度也算不出。',
    places: [{ file: 'plans.csv' }, { file: 'plan-courses.csv' }, { file: 'plan-requirements.json' }],
  },
  sittings: { title: '考次', why: '没有考次，统考成绩导入不了。', places: [{ file: 'sittings.csv' }] },
  windows: {
    title: '业务开放时间',
    why: '没有正在开放或将要开放的业务，考生什么都办不了。',
    places: [{ page: '/windows' }, { file: 'windows.csv' }],
  },
  activation: {
    title: '账号启用时间',
    why: '没有正在开放或将要开放的启用时间，新考生不能用初始密码首次登录，只能走人工找回。',
    places: [{ file: 'activation.csv' }],
  },
  rules: {
    title: '现在有效的免考规定',
    why: '没有规定，审核人员看不到「规定支持」的提示。',
    places: [{ file: 'exemption-rules.json' }],
  },
  review_chains: {
    title: '审核链',
    why: '没有审核链的业务，考生提交不了。',
    places: [{ file: 'review-chains.csv' }],
  },
  reject_reasons: {
    title: '不通过原因',
    why: '没有原因的业务，审核人员选不了「不通过」。',
    places: [{ file: 'reject-reasons.csv' }],
  },
  texts: {
    title: '页面文字',
    why: '没有写的，考生看到的是空白：登录页没有咨询电话，业务没有考生须知。',
    places: [{ page: '/texts' }, { file: 'texts.csv' }],
  },
  batches: {
    title: '将要毕业的批次',
    why: '没有批次，毕业申请发布不了。',
    places: [{ file: 'graduation-batches.csv' }],
  },
  diploma_numbers: {
    title: '毕业证书编号规则',
    why: '没有规则，生成不了毕业证书编号。',
    places: [{ file: 'diploma-number-rules.csv' }],
  },
  roles: {
    title: '还没有人的岗位',
    why: '一人提出、另一人确认的事，两个岗位都有人才办得成。',
    places: [{ page: '/staff' }],
  },
  security_administrators: {
    title: '第二个安全管理员',
    why: '只有一个而又丢了手机时，工作台里谁也不能为其重新开通。须绑定动态口令后才算。',
    places: [{ page: '/staff' }],
  },
  archive: {
    title: '数据库归档和备份',
    why: '数据库还没有归档成功过，或最近一次归档失败：丢失数据时恢复不到最近一分钟。全量备份系统看不到，请自行核对。',
    places: [{ chapter: '第 3、9 步' }],
  },
  preconditions: {
    title: '免考的前置条件',
    why: '没有写的学校，考生不必先有合格课程就能申请免考。',
    places: [{ file: 'exemption-preconditions.csv' }],
  },
  timetable: {
    title: '今后的考试安排',
    why: '没有安排，考生看不到最早哪个月可以毕业。',
    places: [{ file: 'exam-sessions.csv' }, { file: 'practice-rounds.csv' }],
  },
  fees: { title: '收费项目', why: '没有收费项目，各项业务都不收费。', places: [{ file: 'fees.csv' }] },
  text_messages: {
    title: '短信',
    why: '没有接通短信：首次登录用准考证号核验，找回密码走人工，手机号码不能自行更换。各页面会如实说明。',
    places: [{ chapter: '第 12 步' }],
  },
}
