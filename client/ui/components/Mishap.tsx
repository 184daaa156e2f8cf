import { Component } from 'react'
import type { ReactNode } from 'react'
import { Notice } from './Notice.tsx'

interface Props {
  readonly title: string
  readonly reload: string
  readonly children: ReactNode
}

/** A page that breaks says so, instead of leaving the screen empty. */
export class Mishap extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <Notice kind="error" title={this.props.title}>
        <button type="button" className="button" onClick={() => window.location.reload()}>{this.props.reload}</button>
      </Notice>
    )
  }
}
