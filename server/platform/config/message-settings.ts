import { Type } from 'typebox'

/** The settings of text messages and e-mail; what they share with the servers is in the secrets file. */
export const MESSAGE_SETTINGS = {
  KAOJI_TEXT_GATEWAY: Type.String({
    pattern: '^https?://[^/?#]+(/[^?#]*)?$',
    description: '应为短信网关的完整地址',
  }),
  KAOJI_SMTP_URL: Type.String({
    pattern: '^smtps?://[A-Za-z0-9.-]+(:[0-9]{1,5})?$',
    description:
      '应为 smtps://mail.example.cn 或 smtp://mail.example.cn:587 的形式，用户名和密码写在密钥文件里',
  }),
  KAOJI_MAIL_FROM: Type.String({
    pattern: '^[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$',
    description: '应为发件人的邮箱地址',
  }),
}

/** The mail server (MSG-01). */
export interface MailConfig {
  host: string
  port: number
  /** TLS from the start; otherwise STARTTLS. */
  isSecure: boolean
  from: string
}

type Settings = Partial<Record<keyof typeof MESSAGE_SETTINGS, string>>

/** The mail server as the environment names it; undefined: none. */
export function mailOf({ KAOJI_SMTP_URL: address, KAOJI_MAIL_FROM: from }: Settings): MailConfig | undefined {
  if (!address || !from) return undefined
  const { protocol, hostname, port } = new URL(address)
  const isSecure = protocol === 'smtps:'
  return { host: hostname, port: Number(port || (isSecure ? 465 : 587)), isSecure, from }
}

/** What is wrong with these settings, in words: half a mail server, or a gateway of production that anybody may read. */
export function messageFaults(settings: Settings): string[] {
  const { KAOJI_TEXT_GATEWAY: gateway, KAOJI_SMTP_URL, KAOJI_MAIL_FROM } = settings
  const half = [
    ['KAOJI_SMTP_URL', KAOJI_SMTP_URL],
    ['KAOJI_MAIL_FROM', KAOJI_MAIL_FROM],
  ].filter(([, value]) => !value)
  return [
    ...(half.length === 1 ? [`发送电子邮件，还缺少 ${half[0]?.[0]}。`] : []),
    ...(isReadable(gateway) ? ['KAOJI_TEXT_GATEWAY 不在本机，必须以 https:// 开头。'] : []),
  ]
}

/** Over plain HTTP anybody on the way reads codes and numbers; a gateway on this machine has no way. */
function isReadable(gateway: string | undefined): boolean {
  if (!gateway?.startsWith('http://')) return false
  return !['localhost', '127.0.0.1', '[::1]'].includes(new URL(gateway).hostname)
}
