/** The issuer of 财政电子票据 as the environment names it: by default none, and in a demonstration the demonstration's (PAY-01). */
export function ebillGatewayOf(
  setting: string | undefined,
  mode: 'demonstration' | 'production',
): string | undefined {
  if (setting === 'none') return undefined
  return setting ?? (mode === 'demonstration' ? 'demonstration' : undefined)
}

/** What is wrong with it for a production, in words. */
export function ebillFaults({ ebillGateway }: { ebillGateway: string | undefined }): string[] {
  if (ebillGateway === undefined || ebillGateway.startsWith('https://')) return []
  return ['生产模式的 KAOJI_EBILL_GATEWAY 必须以 https:// 开头，不能是演示的票据；没有网关的不要设置。']
}
