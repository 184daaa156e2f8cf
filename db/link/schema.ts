export interface LinkRoom {
  /** The only place that knows whose response is whose; reporting never reads it. */
  response_link: {
    invitation_id: string
    response_id: string
    submission_key: string | null
  }
}
