/** How one signs in: addresses, password, and where one is signed in now. */
import { useSignal } from '@preact/signals';
import { SECURITY, type AddressOf, type SessionOf } from '../../gql/profile';
import { useAccountChanges } from '../../state/account';
import { useQuery } from '../../state/query';
import { Failure, Skeleton } from '../../ui/Loading';
import { Addresses } from './Addresses';
import { Password } from './Password';
import { Sessions } from './Sessions';

export function Security() {
  const addresses = useSignal<readonly AddressOf[] | undefined>(undefined);
  const sessions = useSignal<readonly SessionOf[]>([]);
  const { failure, reload } = useQuery(SECURITY, {}, ({ viewer }) => {
    addresses.value = viewer.emails;
    sessions.value = viewer.sessions;
  });
  useAccountChanges(reload);
  if (failure.value && !addresses.value) return <Failure failure={failure.value} retry={reload} />;
  if (!addresses.value) {
    return (
      <div class="panel tall">
        <Skeleton rows={10} />
      </div>
    );
  }
  return (
    <>
      <Addresses addresses={addresses.value} changed={(now) => (addresses.value = now)} />
      <Password changed={reload} />
      <Sessions sessions={sessions.value} changed={(now) => (sessions.value = now)} />
    </>
  );
}
