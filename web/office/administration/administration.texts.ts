import type { TextKey } from '#contracts/office/administration.ts'
import { type NoticeKey, SERVICES } from '#contracts/services.ts'

export const administrationTexts = {
  product: '考籍管理工作台',
  windows: '业务开放时间',
  windowsLead: '各项业务对考生开放的时间，均为北京时间。',
  windowsOnly:
    '这里只能查看。需要调整时，请运维人员改好目录文件 windows.csv，写明来源，用 catalogue:load 载入。',
  noWindows: '还没有业务开放时间',
  noWindowsLead: '请运维人员在目录文件 windows.csv 里填写，用 catalogue:load 载入。',
  nextExpected: '下次预计',
  service: '业务',
  round: '轮次',
  school: '适用学校',
  allSchools: '全部学校',
  opensAt: '开放',
  closesAt: '截止',
  state: '状态',
  texts: '页面文字',
  textsLead: '登录页上的文字和各项业务的考生须知。保存后立即生效，旧版本会保留。',
  unwritten: '还没有写，考生看到的是空白',
  version: (version: number) => `当前第 ${version} 版`,
  save: '保存',
  saved: (version: number) => `已保存并生效（第 ${version} 版）。`,
  edited: (at: string, by: string) => `${by}${by === '' ? '' : ' '}${at} 更新`,
  preview: '考生将看到',
  previewEmpty: '（空白，页面上不显示此项）',
  tooNew: (version: number) => `在您修改期间，同事已更新为第 ${version} 版：`,
  tooNewLead: '您写的内容仍在下方。请与上面的新内容核对后再保存。',
} as const

export const windowStateWords = {
  upcoming: { word: '未开始', tone: 'quiet' },
  open: { word: '开放中', tone: 'approval' },
  closed: { word: '已结束', tone: 'quiet' },
} as const

const noticeWords = Object.fromEntries(
  Object.values(SERVICES).map(({ noticeKey, title }) => [noticeKey, `${title} · 考生须知`]),
) as Record<NoticeKey, string>

export const textWords: Readonly<Record<TextKey, string>> = {
  hotline: '咨询电话',
  qqNumbers: '咨询 QQ',
  browserAdvice: '浏览器建议',
  notice: '登录页提示',
  ...noticeWords,
}
