import { action, line, paper } from '../colours.ts'

interface Props {
  readonly invited: number
  readonly started: number
  readonly complete: number
  readonly width: number
  readonly height?: number
  /** Read aloud; without it the bar is silent, because the numbers stand beside it. */
  readonly title?: string
}

const pale = '#8db6de'

/** Of everybody invited (the whole bar): complete in dark, only started in pale. */
export function ParticipationBar({ invited, started, complete, width, height = 12, title }: Props) {
  const part = (count: number) => (invited === 0 ? 0 : (count / invited) * Math.max(0, width - 2))
  return (
    <svg xmlns="http://www.w3.org/2000/svg" {...(title === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title })} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={2} fill={paper} stroke={line} />
      <rect x={1} y={1} width={part(started)} height={height - 2} fill={pale} />
      <rect x={1} y={1} width={part(complete)} height={height - 2} fill={action} />
    </svg>
  )
}
