/*
 * Where acknowledgements stand on the pages of policies. Their feature fills these two.
 */

/** In a row of the list: how many have confirmed that they read it. */
export function AcknowledgementInRow(_: { policyId: string }) {
  return null;
}

/** On the page of a policy: who has confirmed, who has not, reminders. */
export function AcknowledgementOfPolicy(_: { policyId: string }) {
  return null;
}
