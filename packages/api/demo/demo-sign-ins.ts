/** The password of all demo people. They exist only where demo data were loaded. */
export const DEMO_PASSWORD = 'demo-Password-1';

/** Who can sign in to the demo: one for each role, in the order in which they are offered. */
export const DEMO_SIGN_INS: readonly { readonly email: string; readonly label: string }[] = [
  { email: 'manager@demo.test', label: 'Manager of a small charity' },
  { email: 'staff@demo.test', label: 'Member of staff of the same charity' },
  { email: 'trustee@demo.test', label: 'Trustee of the same charity' },
  { email: 'adviser@demo.test', label: 'HR adviser of a provider' },
  { email: 'payroll@demo.test', label: 'Payroll officer of a provider' },
  { email: 'trainer@demo.test', label: 'Trainer of a provider' },
  { email: 'coordinator@demo.test', label: 'Coordinator of the consortium' },
  { email: 'other.manager@demo.test', label: 'Manager of another charity' },
];
