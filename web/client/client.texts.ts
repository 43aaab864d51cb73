export const clientTexts = {
  network: '网络连接不上，请检查手机信号或网络后重试。您已填写的内容不会丢失。',
  ticketLeft: '准考证号已经切换，这项内容属于原来的准考证号。切换回去后可以继续。',
  broken: '系统出了点问题，请稍后再试。如果一直这样，请拨打咨询电话 400-0960-990。',
  reference: (reference: string) => `（编号 ${reference}）`,
} as const
