import type { Grant } from '#contracts/grants.ts'

export const shellTexts = {
  product: '考籍管理工作台',
  menu: '主菜单',
  signOut: '退出登录',
  demonstration: '演示系统，数据均为虚构',
  notFound: '没有这个页面',
  notFoundLead: '地址可能有误，或页面已移动。',
  toStart: '回到首页',
  broken: '页面没有显示出来',
  reload: '重新加载',
  openMenu: '菜单',
  refused: (title: string) => `您的岗位没有办理「${title}」的权限。`,
  refusedPosts: (posts: readonly string[]) => `此项由${posts.join('、')}办理。`,
  refusedLead: '如果您的工作需要，请联系安全管理员调整岗位。调整后立即生效，不必重新登录。',
  keys: '快捷键',
  keyOfHelp: '?',
  keyRows: [
    ['?', '显示本说明'],
    ['/', '跳到搜索框'],
    ['Enter', '提交表单'],
    ['Esc', '关闭窗口'],
  ],
  reviewKeys: [
    ['n', '审核下一份'],
    ['j k', '在队列中上下移动；审核时打开下一份、上一份'],
    ['x', '选择（批量）'],
    ['a', '通过'],
    ['f', '不通过'],
    ['c', '请考生补正'],
    ['b', '退回上一级'],
    ['h', '暂缓、解除暂缓'],
    ['u', '撤销决定'],
    ['q', '返回队列'],
    ['[ ]', '上一张、下一张图片'],
    ['+ - 0', '放大、缩小、适合窗口'],
    ['x s', '勾选一份、选择同类（队列中；勾选后 a、f 批量办理）'],
    ['l', '图片左转'],
    ['r', '图片右转'],
    ['v', '增强图片对比、恢复原样'],
    ['y', '复制所示凭证的编号或验证码'],
    ['m', '在图片上标出问题'],
    ['d', '对照标出的图片更换前后'],
    ['← → PgUp PgDn', '移动图片；选中图片后也可用 ↑ ↓'],
  ],
  singleKeys: '启用审核单键快捷键',
  leadKey: (key: string) => `g 然后 ${key}`,
  expired: '登录已超时，请重新登录',
  expiredLead: '登录后可以在本页继续。',
  kept: '您已填写的内容仍保留在页面上，登录后可以继续。',
  leave: '前往登录页（不保留本页内容）',
} as const

export interface MenuItem {
  to: string
  title: string
  key: string
  /** Any of these grants opens the page; an empty list opens it for everybody. */
  grants: readonly Grant[]
}

export const menuItems: readonly MenuItem[] = [
  { to: '/', title: '首页', key: 'h', grants: [] },
  { to: '/imports', title: '数据导入', key: 'i', grants: ['import.upload'] },
  {
    to: '/publications',
    title: '成绩发布',
    key: 'p',
    grants: ['publication.propose', 'publication.approve'],
  },
  { to: '/arrivals', title: '转入考生核对', key: 'm', grants: ['arrival.match'] },
  { to: '/reviews', title: '审核', key: 'v', grants: ['review.decide'] },
  { to: '/undo-requests', title: '撤销决定', key: 'u', grants: ['review.undo'] },
  { to: '/statistics', title: '办理统计', key: 'j', grants: ['statistics.view'] },
  { to: '/graduations', title: '毕业批次', key: 'b', grants: ['graduation.view'] },
  { to: '/diplomas', title: '毕业证书登记', key: 'd', grants: ['graduation.view'] },
  { to: '/payments', title: '缴费与退款', key: 'f', grants: ['payment.view'] },
  { to: '/bills', title: '对账', key: 'z', grants: ['payment.view'] },
  { to: '/counter-payments', title: '柜台缴费', key: 'g', grants: ['counter.confirm'] },
  { to: '/departures', title: '转出档案', key: 'o', grants: ['departure.view'] },
  { to: '/candidates', title: '考生查询', key: 'c', grants: ['candidate.search'] },
  { to: '/corrections', title: '成绩更正', key: 'r', grants: ['correction.request', 'correction.approve'] },
  { to: '/sanctions', title: '处分登记', key: 'x', grants: ['sanction.view'] },
  { to: '/transfers-in', title: '外省转入', key: 'n', grants: ['arrival.view'] },
  { to: '/recovery', title: '密码找回', key: 'l', grants: ['recovery.decide'] },
  { to: '/windows', title: '业务开放时间', key: 'w', grants: ['window.view'] },
  { to: '/texts', title: '页面文字', key: 't', grants: ['text.edit'] },
  { to: '/deliveries', title: '短信和邮件', key: 'e', grants: ['delivery.view'] },
  { to: '/staff', title: '工作人员', key: 's', grants: ['staff.manage'] },
  { to: '/trusted-keys', title: '外省系统密钥', key: 'k', grants: ['trust.keep'] },
  { to: '/degree-replays', title: '毕业决定重算', key: 'y', grants: ['degree.replay'] },
  { to: '/audit', title: '操作日志', key: 'a', grants: ['audit.read'] },
]
