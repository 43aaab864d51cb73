export const administrationTexts = {
  product: '考籍管理工作台',
  windows: '业务开放时间',
  windowsLead: '各项业务的开放时间。本版本只能查看，调整请由系统管理员导入。',
  service: '业务',
  round: '轮次',
  school: '适用学校',
  allSchools: '全部学校',
  opensAt: '开放',
  closesAt: '截止',
  state: '状态',
  texts: '页面文字',
  textsLead: '考生登录页上的文字。保存后立即生效，旧版本会保留。',
  version: (version: number) => `当前第 ${version} 版`,
  save: '保存',
  saved: '已保存并生效。',
  staff: '工作人员',
  staffLead: '账号按岗位和学校授权。系统管理员、安全管理员、审计员须由不同的人担任。',
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
  usernameHelp: '3–32 位小写字母、数字、点、横线，字母开头',
  oneTime: '一次性密码（仅显示这一次，首次登录后须自行设置密码和动态口令）',
} as const

export const serviceWords: Record<string, string> = {
  exemption: '申请免考',
  graduation: '申请毕业',
  transfer_in: '外省转入',
  transfer_out: '本市转出',
  supplement_score: '成绩补登（理论与实践）',
  supplement_exemption: '成绩补登（免考）',
  supplement_transfer: '成绩补登（转入）',
}

export const windowStateWords = {
  upcoming: { word: '未开始', tone: 'quiet' },
  open: { word: '开放中', tone: 'approval' },
  closed: { word: '已结束', tone: 'quiet' },
} as const

export const textWords: Record<string, string> = {
  hotline: '咨询电话',
  qqNumbers: '咨询 QQ',
  browserAdvice: '浏览器建议',
  notice: '登录页提示',
}
