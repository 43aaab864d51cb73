export const startTexts = {
  title: '首页',
  product: '考籍管理工作台',
  waiting: '等待您办理',
  nothingLead: '新的事项会显示在这里。您也可以从左侧菜单进入各项工作。',
  imports: (count: number) => `${count} 个导入批次已检查，等待确认入库`,
  publish: (count: number) => `${count} 个批次已入库，等待提交发布`,
  publications: (count: number) => `${count} 个发布申请等待您复核`,
  corrections: (count: number) => `${count} 个成绩更正等待您复核`,
  recovery: (count: number) => `${count} 个密码找回申请等待处理`,
} as const
