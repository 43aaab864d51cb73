import type { TextKey } from '#contracts/office/administration.ts'
import { type NoticeKey, SERVICES } from '#contracts/services.ts'

export const administrationTexts = {
  product: '考籍管理工作台',
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
  unsaved: '还有没保存的文字',
  unsavedLead: (titles: readonly string[]) =>
    `「${titles.join('」「')}」改了还没有保存，离开后就没有了。要保存请点「取消」，回到本页点「保存」。`,
  leave: '不保存，离开',
  tooNewLead: '您写的内容仍在下方。请与上面的新内容核对后再保存。',
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
