export const offlineTexts = {
  title: '离线查看',
  lead: (name: string) =>
    `现在连接不上平台。以下是${name}在这台设备上看过的成绩和消息，请以联网后显示的为准。`,
  none: '现在连接不上平台，这台设备上也没有保存可以离线查看的内容。请检查手机信号或网络后重试。',
  retry: '重新连接',
  forget: '从这台设备删除',
  forgotten: '已从这台设备删除。',
  saved: (when: string) => `保存于 ${when}`,
  scores: (title: string, ticketNo: string) => `${title}（准考证号 ${ticketNo}）`,
  messages: '消息',
  noMessages: '没有消息。',
  course: '课程',
  sitting: '考次',
  mark: '成绩',
  result: '结果',
} as const
