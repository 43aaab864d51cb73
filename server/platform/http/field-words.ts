const FIXED: Record<string, string> = {
  required: '请填写此项。',
  additionalProperties: '包含不认识的内容，请刷新页面后重试。',
  pattern: '格式不正确，请核对。',
  format: '格式不正确，请核对。',
}

const LIMITED: Record<string, (limit: number) => string> = {
  minLength: (limit) => (limit === 1 ? '请填写此项。' : `至少需要 ${limit} 个字。`),
  maxLength: (limit) => `最多 ${limit} 个字，请缩短。`,
  minimum: (limit) => `不能小于 ${limit}。`,
  maximum: (limit) => `不能大于 ${limit}。`,
}

/** What a schema's keyword means for the person who filled in the field. `rule` is the contract's own word for its form. */
export function wordsOfProblem(
  keyword: string,
  params: Record<string, unknown>,
  rule: string | undefined,
): string {
  if (keyword === 'pattern' && rule !== undefined) return rule
  return FIXED[keyword] ?? LIMITED[keyword]?.(Number(params.limit)) ?? '内容不正确，请核对。'
}
