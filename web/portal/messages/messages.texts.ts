export const messagesTexts = {
  title: '消息',
  empty: '您还没有消息',
  emptyHelp: '成绩发布、审核结果、临近截止的提醒等通知会显示在这里。',
  more: (shown: number) => `只列出最近的 ${shown} 条；办理情况和结果在各项业务中都可以查到。`,
  unread: '未读',
  read: '已读',
  markRead: '标为已读',
  open: '查看详情',
  ticket: (ticketNo: string) => `准考证号 ${ticketNo}`,
} as const
