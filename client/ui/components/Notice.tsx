import type { ReactNode } from 'react'

interface Props {
  readonly kind?: 'information' | 'warning' | 'error'
  readonly title?: string
  readonly children: ReactNode
}

export function Notice({ kind = 'information', title, children }: Props) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'note'}>
      {title === undefined ? null : <p className="notice-title">{title}</p>}
      {children}
    </div>
  )
}
