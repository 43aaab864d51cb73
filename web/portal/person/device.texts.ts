/**
 * Browsers by their mark in the user agent. The first match wins, because most also call themselves Chrome or Safari.
 */
export const browserWords: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/i, '微信'],
  [/MQQBrowser|QQBrowser/i, 'QQ 浏览器'],
  [/QIHU|360SE|360EE/i, '360 浏览器'],
  [/UCBrowser/i, 'UC 浏览器'],
  [/HuaweiBrowser/i, '华为浏览器'],
  [/MiuiBrowser/i, '小米浏览器'],
  [/VivoBrowser/i, 'vivo 浏览器'],
  [/HeyTapBrowser/i, 'OPPO 浏览器'],
  [/Edg(e|A|iOS)?\//, 'Edge 浏览器'],
  [/Firefox|FxiOS/, 'Firefox 浏览器'],
  [/Chrome|CriOS/, 'Chrome 浏览器'],
  [/Safari/, 'Safari 浏览器'],
]

/**
 * Machines by their mark in the user agent. The first match wins: HarmonyOS may also call itself Android, and Android
 * Linux.
 */
export const machineWords: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS|OpenHarmony/, '鸿蒙设备'],
  [/Android.*Mobile/, '安卓手机'],
  [/Android/, '安卓平板'],
  [/Windows/, 'Windows 电脑'],
  [/Macintosh/, '苹果电脑'],
  [/Linux|X11/, 'Linux 电脑'],
]

export const deviceTexts = { between: ' · ' } as const
