import type { AddressInfo } from 'node:net'
import type { Config } from '#platform/config/config.ts'
import { CLOCK_BOUND_MS } from '#platform/db/clock-watch.ts'

/** Says where to open the product, and in demonstration mode how to try it. */
export function welcome(config: Config, address: AddressInfo | string | null): void {
  const port = typeof address === 'object' ? (address?.port ?? config.port) : config.port
  const origin =
    config.publicOrigin ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`
  const lines = [
    '',
    `  考生门户  ${origin}/`,
    `  工作台    ${origin}/office`,
    `  接口文档  ${origin}/docs`,
    '',
  ]
  if (config.mode === 'demonstration') {
    lines.push(
      '  ★ 演示模式：所有人员和成绩均为虚构，请勿录入真实信息。',
      '    示例账号显示在两个登录页上，点一下即可填入。',
      `    按 Ctrl-C 停止；数据保存在 ${config.directory}`,
      '',
    )
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** Says so when this machine's clock is not the database's. */
export function tellClock(aheadMs: number): void {
  const words = clockWords(aheadMs)
  if (words) process.stdout.write(`${words}\n`)
}

/** The words for a clock that is so far ahead of the database's; undefined: they agree. */
export function clockWords(aheadMs: number): string | undefined {
  if (Math.abs(aheadMs) <= CLOCK_BOUND_MS) return undefined
  const seconds = Math.round(Math.abs(aheadMs) / 1000)
  return `本机时钟比数据库的时钟${aheadMs > 0 ? '快' : '慢'} ${seconds} 秒。请用 NTP 对准两台机器的时钟：开放时间和发布时间以本机时钟为准；相差超过五分钟时，任何办理都不会成功。`
}
