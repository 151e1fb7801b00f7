/** Taking a credit back. */
import { request } from '../../gql/client';
import { REVERSE_CREDIT } from '../../gql/participants';
import type { CreditOf } from '../../gql/views';
import { amount } from '../../i18n/format';
import { participants } from '../../i18n/participants';
import { kindName, unitName } from '../../ui/Amount';
import { WithReason } from './WithReason';

export function TakeBack({ credit, done }: { credit: CreditOf; done: () => void }) {
  const words = participants.value;
  const taken = `${amount(credit.amount)} ${unitName(credit.unit)}`;
  const send = async (reason: string) => (await request(REVERSE_CREDIT, { input: { creditId: credit.id, reason } })).reverseCredit;
  return (
    <WithReason
      label={words.takeBack}
      about={kindName(credit)}
      words={{ ...words, title: words.takeBackTitle }}
      effects={words.effects(taken)}
      send={send}
      done={done}
    >
      <p>
        <strong>{taken}</strong> {kindName(credit)} · <bdi>{credit.title}</bdi>
      </p>
    </WithReason>
  );
}
