import type { AddressInfo } from 'node:net'
import type { Config } from '#platform/config/config.ts'

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
