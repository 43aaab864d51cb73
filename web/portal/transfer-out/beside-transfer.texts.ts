export const besideTransferTexts = {
  title: '转出进度',
} as const
