import { ListBase, useTranslate } from 'react-admin';
import { ListBody, saidInPlace } from '../../platform/layout/ListBody.tsx';
import { Page } from '../../platform/layout/Page.tsx';
import { Nothing } from '../../platform/layout/States.tsx';
import { BookingTable } from './BookingTable.tsx';

/** What members asked for and an adviser has to answer. */
export function Requests() {
  const t = useTranslate();
  const words = (key: string) => t(`resources.bookings.requests.${key}`);
  return (
    <Page title={words('title')} intro={words('intro')}>
      <ListBase
        queryOptions={saidInPlace}
        resource="bookings"
        filter={{ status: ['REQUESTED'] }}
        sort={{ field: 'startsAt', order: 'ASC' }}
        disableSyncWithLocation
        storeKey="requests"
      >
        <ListBody
          empty={
            <Nothing title={words('empty')} action={{ to: '/availability', label: words('emptyAction') }}>
              {words('emptyHelp')}
            </Nothing>
          }
        >
          <BookingTable show={['subject', 'answerBy', 'startsAt', 'adviser', 'organisation']} />
        </ListBody>
      </ListBase>
    </Page>
  );
}
