import { APIError, type CollectionBeforeChangeHook } from 'payload'

import { monthBounds } from '../../../src/shared/shanghai.ts'
import { changedFields } from '../../../src/review/contentDigest.ts'
import type { Indicator } from '../../../src/scores/computeScore.ts'

const refuse = (status: 400 | 409, message: string): never => {
  throw new APIError(message, status, { code: status === 409 ? 'STATE_INVALID' : 'INPUT_INVALID' }, true)
}

const fault = ({ max, min, name, scoring, steps, threshold, weight }: Indicator): null | string => {
  if (!(weight > 0)) return `“${name}”的权重须大于 0`
  if (scoring === 'linear' && !(Number(max ?? NaN) > Number(min ?? NaN))) return `“${name}”按线性计分，上限须大于下限`
  if (scoring === 'steps' && !steps?.length) return `“${name}”按分档计分，须填写分档`
  return scoring === 'threshold' && (threshold === null || threshold === undefined) ? `“${name}”按达标计分，须填写达标值` : null
}

const checkIndicators = (indicators: readonly Indicator[]): void => {
  const keys = indicators.map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  const faults = [...indicators.map(fault).filter((each) => each !== null), ...(twice === undefined ? [] : [`指标键“${twice}”重复`])]
  if (faults.length > 0) refuse(400, `考核方案有误：${faults.join('；')}。`)
}

const checkMonth = (from: unknown): void => {
  try {
    monthBounds(String(from))
  } catch (error) {
    refuse(400, error instanceof RangeError ? error.message : '起用月份有误。')
  }
}

/** Checks a scheme's indicators, and refuses any change but its state once scores were computed by it: a change is a new version. */
export const freezeScheme = (): CollectionBeforeChangeHook => ({ data, originalDoc }) => {
  const doc: Record<string, unknown> = { ...originalDoc, ...data }
  if (originalDoc?.used === true) {
    const changed = changedFields(originalDoc, doc).filter((name) => name !== 'state' && name !== 'used')
    if (changed.length > 0) refuse(409, '已有得分按此方案计算，方案不能再改。请复制为新版本，修改后启用。')
    return { ...data, used: true }
  }
  checkMonth(doc['from'])
  checkIndicators((doc['indicators'] ?? []) as Indicator[])
  return data
}
