export const clientTexts = {
  network: '网络连接不上，请检查手机信号或网络后重试。您已填写的内容不会丢失。',
  stalled:
    '网络太慢或已中断，文件有一段时间没有传出去，这次上传已停止，没有传完的不会保存。请到信号好的地方或换个网络，再点重试。',
  ticketLeft: '准考证号已经切换，这项内容属于原来的准考证号。切换回去后可以继续。',
  broken: '系统出了点问题，请稍后再试。如果一直这样，请拨打咨询电话 400-0960-990。',
  reference: (reference: string) => `（编号 ${reference}）`,
} as const
