export const uiOfficeTexts = {
  proofCode: '动态口令（6 位）',
  columns: '显示的列',
  tableOf: (caption: string) => `${caption}（表格）`,
  tooShort: (min: number) => `请至少填写 ${min} 个字。`,
  copy: '复制',
  copied: '已复制',
  copyFailed: '没有复制成功，请手工抄写。',
  dismiss: '我已记下，隐藏',
} as const
