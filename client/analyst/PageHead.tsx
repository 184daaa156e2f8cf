import type { ReactNode } from 'react'

/** Title of a page, what it shows, and the switches that hold for all of it. */
export function PageHead({ title, lead, children }: { readonly title: string; readonly lead: string; readonly children?: ReactNode }) {
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
      </div>
      <div className="page-switches">{children}</div>
    </div>
  )
}
