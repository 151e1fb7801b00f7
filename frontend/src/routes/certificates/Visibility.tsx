/** What others see of a certificate, and every time that somebody verified it. */
import { useSignal } from '@preact/signals';
import { request } from '../../gql/client';
import { SET_CERTIFICATE_VISIBILITY, VERIFICATIONS, type CertificateOf } from '../../gql/certificates';
import type { VariablesOf } from '../../gql/graphql';
import { moment } from '../../i18n/format';
import { wordFor } from '../../i18n/terms';
import { visibility } from '../../i18n/visibility';
import { announce } from '../../lib/announce';
import { usePages } from '../../state/paging';
import { useSubmission } from '../../state/refusals';
import { learner } from '../../state/session';
import { Listing } from '../../ui/Listing';
import { Problem } from '../../ui/Notice';

function Traces({ id }: { id: string }) {
  const words = visibility.value;
  const pages = usePages(VERIFICATIONS, { id }, ({ node }) => (node && 'verifications' in node ? node.verifications : null));
  return (
    <>
      <h3>{words.traces}</h3>
      <Listing pages={pages} empty={words.noTraces}>
        <ul class="stack">
          {pages.rows.value.map(({ id: trace, at, channel, by, organization }) => (
            <li key={trace}>
              {wordFor(words.channels, channel)}
              <small class="below">
                {moment(at, learner.value?.timeZone)} · <bdi>{by ?? organization ?? words.unknownVerifier}</bdi>
              </small>
            </li>
          ))}
        </ul>
      </Listing>
    </>
  );
}

interface SwitchProps {
  label: string;
  hint: string;
  checked: boolean;
  disabled: boolean;
  /** Whether the server said yes. */
  change: (checked: boolean) => Promise<boolean>;
}

/** Shows what was chosen at once, and what holds again if the server says no. */
function Switch({ label, hint, checked, disabled, change }: SwitchProps) {
  const shown = useSignal(checked);
  const choose = async (wanted: boolean) => {
    shown.value = wanted;
    if (!(await change(wanted))) shown.value = !wanted;
  };
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={shown.value}
        disabled={disabled}
        onChange={({ currentTarget }) => void choose(currentTarget.checked)}
      />
      <span>
        {label}
        <small class="below">{hint}</small>
      </span>
    </label>
  );
}

interface Props {
  certificate: CertificateOf;
  changed: () => void;
}

export function Visibility({ certificate: { id, visible, nameVisible }, changed }: Props) {
  const words = visibility.value;
  const open = useSignal(false);
  const { busy, problem, run } = useSubmission();

  const set = async (what: Omit<VariablesOf<typeof SET_CERTIFICATE_VISIBILITY>['input'], 'certificateId'>) => {
    const input = { certificateId: id, ...what };
    const done = await run(async () => (await request(SET_CERTIFICATE_VISIBILITY, { input })).setCertificateVisibility);
    if (!done) return false;
    announce(words.saved);
    changed();
    return true;
  };

  return (
    <details class="seen" onToggle={({ currentTarget }) => (open.value = currentTarget.open)}>
      <summary>{words.title}</summary>
      <div class="stack">
        <p class="aside">{words.lead}</p>
        <Switch
          label={words.visible}
          hint={words.visibleHint}
          checked={visible}
          disabled={busy.value}
          change={(checked) => set({ visible: checked })}
        />
        <Switch
          label={words.nameVisible}
          hint={words.nameVisibleHint}
          checked={nameVisible}
          disabled={busy.value || !visible}
          change={(checked) => set({ nameVisible: checked })}
        />
        <Problem text={problem.value} />
        {open.value && <Traces id={id} />}
      </div>
    </details>
  );
}
