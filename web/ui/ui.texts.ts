export const uiTexts = {
  product: '考籍管理服务平台',
  skip: '跳到主要内容',
  titleOf: (page: string, product: string) => `${page} - ${product}`,
  problemsTitle: (count: number) => `有 ${count} 处需要修改`,
  confirm: '确定',
  cancel: '取消',
  close: '关闭',
  unsent: '您填写的内容还没有提交，请接着填写。不要了，请点右上角的「×」，或再按一次 Esc。',
  cutPaste: ({ most, lost }: { most: number; lost: number }) =>
    `这里最多填 ${most} 个字，您粘贴的内容最后 ${lost} 个字没有填进来，请检查并删减。`,
  loading: '正在加载…',
  retry: '重试',
  stillSlow: '网络较慢，页面仍在打开，请稍候；长时间没有反应时，请刷新本页。',
  progress: (percent: number) => `已完成 ${percent}%`,
  largeTypeOn: '长辈版',
  largeTypeOff: '标准版',
} as const
