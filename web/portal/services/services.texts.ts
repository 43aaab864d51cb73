export const serviceTexts = {
  title: '业务',
  lead: '这里列出考籍业务的全部项目。',
  exemption: '申请免考',
  graduation: '申请毕业',
  transferIn: '外省转入',
  transferOut: '本市转出',
  supplement: '成绩补登',
  samples: '凭证样例',
  groupApplications: '申办项目',
  groupTransfers: '考籍转移',
  groupSingle: '其他',
  stateTitle: '办理时间',
  open: '办理中',
  closed: '未开放',
  openUntil: (at: string, left: string) => `本轮办理截止时间为 ${at}，还剩 ${left}。`,
  round: (round: string) => `本轮：${round}`,
  opensAt: (at: string) => `将于 ${at} 开放办理。`,
  closedAt: (at: string) => `上一轮已于 ${at} 截止。`,
  nextExpected: (words: string) => `预计下次开放：${words}`,
  unknownWindow: '目前没有公布办理时间。',
  howTitle: '如何办理',
  notOnline: (service: string) => `本版本暂不支持在线办理「${service}」。`,
  notOnlineHow: '如需办理，请拨打下面的咨询电话，按工作人员告知的方式和时间办理，以免错过截止时间。',
  call: (hotline: string) => `拨打 ${hotline}`,
  hotlineFallback: '400-0960-990',
} as const

/** 成绩补登 has a window for each of its three kinds; the codes are those of the windows. */
export const supplementWords: Readonly<Record<string, string>> = {
  supplement_score: '成绩补登（理论与实践）',
  supplement_exemption: '成绩补登（免考）',
  supplement_transfer: '成绩补登（转入）',
}
