import { REFUSALS, type RefusalCode, RefusalReply } from '#contracts/refusals.ts'
import { ACT_KEY, isAct, type RouteContract } from '#contracts/route.ts'
import { Id } from '#contracts/words.ts'

/** Makes the OpenAPI 3.1 document of these contracts: a TypeBox schema is a JSON schema already. */
export function openApiOf(contracts: readonly RouteContract[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const contract of contracts) {
    const path = contract.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '考籍管理服务平台',
      version: '1',
      description: 'Records of self-study examination candidates.',
    },
    paths,
    components: { schemas: { Refusal: RefusalReply } },
  }
}

function operationOf(contract: RouteContract): Record<string, unknown> {
  return {
    operationId: contract.id,
    summary: contract.summary,
    'x-access': contract.access,
    ...parametersOf(contract),
    ...bodyOf(contract),
    responses: { 200: successOf(contract), ...refusalsOf(contract.refusals) },
  }
}

function parametersOf(contract: RouteContract) {
  const parameters = [
    ...namesOf(contract.params).map(([name, schema]) => ({ name, in: 'path', required: true, schema })),
    ...namesOf(contract.query).map(([name, schema]) => ({ name, in: 'query', schema })),
    ...(isAct(contract) ? [{ name: ACT_KEY, in: 'header', required: true, schema: Id }] : []),
  ]
  return parameters.length > 0 ? { parameters } : {}
}

function namesOf(schema: unknown): [string, unknown][] {
  return Object.entries((schema as { properties?: Record<string, unknown> } | undefined)?.properties ?? {})
}

function bodyOf(contract: RouteContract) {
  const file = {
    type: 'object',
    properties: { file: { type: 'string', format: 'binary' } },
    required: ['file'],
  }
  if (contract.upload) return { requestBody: { content: { 'multipart/form-data': { schema: file } } } }
  return contract.body ? { requestBody: { content: { 'application/json': { schema: contract.body } } } } : {}
}

function successOf({ reply }: RouteContract) {
  if ('file' in reply) {
    return {
      description: 'file',
      content: Object.fromEntries((reply.file as readonly string[]).map((type) => [type, {}])),
    }
  }
  return { description: 'success', content: { 'application/json': { schema: reply } } }
}

function refusalsOf(codes: readonly RefusalCode[]) {
  const byStatus = Map.groupBy(codes, (code) => String(REFUSALS[code].status))
  const schema = { $ref: '#/components/schemas/Refusal' }
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      { description: group.join(', '), content: { 'application/json': { schema } } },
    ]),
  )
}
