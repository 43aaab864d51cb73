export const departureCardTexts = {
  title: '转出进度',
} as const
