import './add-words.ts';
import { useCanAccess } from 'react-admin';
import { Waiting } from '../../platform/layout/States.tsx';
import { KeptPolicies } from './KeptPolicies.tsx';
import { PoliciesToRead } from './PoliciesToRead.tsx';

/** The policies of the acting organisation: to keep current for who may, to read for everybody else. */
export function OurPolicies() {
  const { canAccess: mayKeep, isPending } = useCanAccess({ resource: 'policies', action: 'create' });
  if (isPending) return <Waiting lines={6} />;
  return mayKeep ? <KeptPolicies /> : <PoliciesToRead />;
}
