const format = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  maximumFractionDigits: 0,
});

/** "£48,200" of whole pounds; empty where it is not known or not for one's eyes. */
export const pounds = (amount: number | null | undefined): string =>
  amount == null ? '' : format.format(amount);
