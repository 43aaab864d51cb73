/** What the posts are called. */
export const roleWords: Record<string, string> = {
  school_registrar: '主考学校考籍员',
  school_reviewer: '主考学校初审员',
  authority_reviewer: '考试院复审员',
  score_officer: '成绩管理员',
  record_supervisor: '考籍科复核',
  finance: '考试院财务',
  candidate_support: '考生服务',
  system_administrator: '系统管理员',
  security_administrator: '安全管理员',
  auditor: '审计员',
}
