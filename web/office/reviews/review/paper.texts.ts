export const paperTexts = {
  title: '《毕业生登记表》',
  download: '下载《毕业生登记表》',
  transferTitle: '《转考（转出）登记表》',
  transferDownload: '下载《转考（转出）登记表》',
  unprintable: (characters: readonly string[]) =>
    `下列字符没有字体，打印成〓并注明编码，请先与考生核对：${characters.join('、')}`,
} as const
