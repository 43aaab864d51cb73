import type { Role } from '#contracts/grants.ts'

export const staffTexts = {
  conflicting: '岗位不能兼任',
  product: '考籍管理工作台',
  state: '状态',
  staff: '工作人员',
  staffLead:
    '账号按岗位和学校授权。系统管理员、安全管理员、审计员须由不同的人担任（三员分立），经办与复核也须由不同的人担任。',
  accounts: '全部账号',
  find: '查找账号',
  findHelp: '姓名、用户名、岗位或学校',
  noneFound: '没有符合的账号',
  count: (shown: number, all: number) =>
    shown === all ? `共 ${all} 个账号` : `${shown} 个，共 ${all} 个账号`,

  username: '用户名',
  name: '姓名',
  roles: '岗位',
  and: '，',
  role: '岗位',
  enrolled: '动态口令',
  yes: '已设置',
  no: '未设置',
  acts: '办理',
  disable: '停用',
  enable: '启用',
  reset: '重新开通',
  disabled: '已停用',
  active: '使用中',
  create: '新建账号',
  usernameHelp: '3–32 位小写字母、数字、点、横线、下划线，字母开头',
  oneTime: (name: string) =>
    `${name} 的一次性密码，仅显示这一次。请当面交给本人：首次登录时填写它，再自己设置密码和动态口令。`,
  lastSignedInAt: '最近登录',
  never: '从未登录',
  own: '本人账号，由另一位安全管理员办理',
  disableTitle: (name: string) => `停用 ${name} 的账号`,
  disableLead: '停用后立即退出登录，不能再登录。可以随时重新启用。',
  enableTitle: (name: string) => `启用 ${name} 的账号`,
  enableLead: '启用后可用原来的密码和动态口令登录。',
  resetTitle: (name: string) => `重新开通 ${name} 的账号`,
  resetLead: '原来的密码和动态口令立即失效，系统给出一个新的一次性密码，由您当面交给本人。',
  setRoles: '调整岗位',
  setRolesTitle: (name: string) => `调整 ${name} 的岗位`,
  setRolesSave: '保存岗位',
  setRolesLead: '保存后立即生效，不必重新登录。',
  schools: '负责的学校',
  conflict: (role: string) => `不能与「${role}」由同一人担任`,
  rolesMissing: '请至少选择一个岗位。',
  schoolsMissing: '主考学校考籍员须至少选择一所学校。',
  usernameMissing: '请填写用户名：3–32 位小写字母、数字、点、横线或下划线，字母开头。',
  nameMissing: '请填写姓名。',
} as const

/** What each post does, for whoever gives it (ACC-01). */
export const roleHelp: Record<Role, string> = {
  school_registrar:
    '本校考籍：上传实践成绩，申请更正成绩，外省转入现场确认，本市转出签字，柜台收费；查看本校办理统计',
  school_reviewer: '本校初审：审核本校考生的申请，核算毕业资格',
  authority_reviewer: '考试院复审：终审申请，提交毕业名单，制作转出档案',
  score_officer: '导入考生和成绩，提交发布，申请更正，登记处分',
  record_supervisor:
    '复核：同意发布、更正、处分和毕业名单，办理密码找回，查看完整号码，改页面文字和开放时间，查看办理统计',
  finance: '退款、对账、柜台收费复核、财政票据',
  candidate_support: '接听来电：写明原因后查看考生全部记录，代为提交人工找回；不能改动',
  system_administrator: '页面文字、业务开放时间、短信和邮件的发送情况',
  security_administrator: '工作人员账号和岗位，外省系统密钥；不兼任业务岗位',
  auditor: '查看、导出和校验操作日志；不兼任业务岗位',
}
