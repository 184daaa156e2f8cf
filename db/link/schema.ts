export interface LinkRoom {
  /** The only place that knows whose response is whose. Reporting has of it only which two responses are of one member. */
  response_link: {
    invitation_id: string
    response_id: string
  }
}
