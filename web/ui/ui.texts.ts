export const uiTexts = {
  product: '考籍管理服务平台',
  skip: '跳到主要内容',
  titleOf: (page: string, product: string) => `${page} - ${product}`,
  problemsTitle: (count: number) => `有 ${count} 处需要修改`,
  confirm: '确定',
  cancel: '取消',
  close: '关闭',
  loading: '正在加载…',
  retry: '重试',
  progress: (percent: number) => `已完成 ${percent}%`,
  largeTypeOn: '长辈版',
  largeTypeOff: '标准版',
} as const
