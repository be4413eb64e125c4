import type { DateFieldClient, DefaultCellComponentProps } from 'payload'

import { shanghaiDateTime, shanghaiDay } from '../../src/shared/shanghai.ts'

/** An instant in a list, in Beijing time wherever the browser is; a day where the field holds days. */
export const ShanghaiDateCell = ({ cellData, dayOnly }: DefaultCellComponentProps<DateFieldClient> & { dayOnly: boolean }) => {
  const instant = cellData ? new Date(cellData) : null
  if (!instant || Number.isNaN(instant.getTime())) return <span>—</span>
  return <time dateTime={instant.toISOString()}>{dayOnly ? shanghaiDay(instant) : shanghaiDateTime(instant)}</time>
}
