export const startTexts = {
  title: '首页',
  product: '考籍管理工作台',
  waiting: '等待您办理',
  nothing: '现在没有等待您办理的事项',
  nothingLead: '新的事项会显示在这里。您也可以从菜单进入各项工作。',
  go: '去办理',
  faulty: '个导入批次有问题行，等待修正后重新上传',
  imports: '个导入批次已检查无误，等待确认入库',
  publish: '个批次已入库，等待提交发布',
  publications: '个发布申请等待您复核',
  corrections: '个成绩更正等待您复核',
  recovery: '个密码找回申请等待处理',
} as const
