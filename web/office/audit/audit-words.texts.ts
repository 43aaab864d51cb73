export const actorWords: Record<string, string> = {
  nobody: '未登录',
  candidate: '考生',
  staff: '工作人员',
  system: '系统',
}

/** Every action, grouped by what stands before its dot. */
export const actionGroups: readonly {
  prefix: string
  title: string
  actions: Readonly<Record<string, string>>
}[] = [
  {
    prefix: 'import.',
    title: '数据导入',
    actions: { upload: '上传文件', apply: '确认入库', discard: '放弃批次', roll_back: '回滚批次' },
  },
  {
    prefix: 'publication.',
    title: '成绩发布',
    actions: { propose: '提交发布', approve: '同意发布', refuse: '不同意发布', withdraw: '撤回发布' },
  },
  {
    prefix: 'correction.',
    title: '成绩更正',
    actions: { request: '申请更正', approve: '同意更正', refuse: '不同意更正' },
  },
  { prefix: 'candidate.', title: '考生查询', actions: { reveal: '查看完整号码' } },
  {
    prefix: 'recovery.',
    title: '密码找回',
    actions: { request: '申请找回', grant: '同意重设密码', refuse: '不同意重设密码' },
  },
  {
    prefix: 'account.',
    title: '考生账号',
    actions: { activate: '首次登录设置密码', change_password: '修改密码', reset_password: '重设密码' },
  },
  {
    prefix: 'staff.',
    title: '工作人员',
    actions: {
      create: '新建账号',
      enrol: '首次登录设置',
      set_roles: '调整岗位',
      disable: '停用账号',
      enable: '启用账号',
      reset: '重新开通账号',
    },
  },
  { prefix: 'text.', title: '页面文字', actions: { edit: '修改文字' } },
  { prefix: 'demonstration.', title: '演示', actions: { seed: '建立演示数据' } },
]

export const subjectWords: Record<string, string> = {
  account: '考生账号',
  correction: '更正申请',
  import_batch: '导入批次',
  installation: '本系统',
  person: '考生',
  publication: '发布申请',
  recovery_request: '找回申请',
  score: '成绩',
  staff: '工作人员',
  text: '页面文字',
}

export const fieldWords: Record<string, string> = {
  batchIds: '批次',
  body: '内容',
  bytes: '文件大小（字节）',
  decision: '决定',
  digest: '文件指纹',
  field: '查看内容',
  grade: '等级',
  kind: '类型',
  mark: '分数',
  publishAt: '发布时间',
  role: '岗位',
  roles: '岗位',
  rows: '行数',
  schoolId: '学校',
  state: '状态',
  username: '用户名',
  version: '版本',
}

export const valueWords: Record<string, string> = {
  candidates: '考生与准考证',
  exam_scores: '统考成绩',
  practice_scores: '实践成绩',
  marked: '分数',
  graded: '等级',
  absent: '缺考',
  violation: '违纪',
  exempted: '免考',
  idNumber: '证件号码',
  phone: '手机号码',
}
