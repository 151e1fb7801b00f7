/** "Ask for help": a button, and the message that it opens, with what it is about attached. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { request } from '../gql/client';
import { ASK_FOR_HELP } from '../gql/help';
import type { GateOf } from '../gql/views';
import { help } from '../i18n/help';
import { announce } from '../lib/announce';
import { address } from '../lib/router';
import { useSubmission } from '../state/refusals';
import { Dialog } from './Dialog';
import { TextArea } from './TextArea';
import { Problem } from './Notice';

interface Props {
  /** The enrollment that it is about, and the title of its activity. */
  enrollment?: { id: string; title: string };
  gate?: GateOf['kind'];
  /** Called once the question is on its way. */
  asked?: () => void;
}

export function AskForHelp({ enrollment, gate, asked }: Props) {
  const words = help.value;
  const open = useSignal(false);
  const sent = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const { busy, problem, faults, run } = useSubmission(['text']);

  const send = async (event: Event) => {
    event.preventDefault();
    const text = String(new FormData(form.current!).get('text') ?? '');
    const input = { text, enrollmentId: enrollment?.id ?? null, gate: gate ?? null, page: address.value.pathname };
    const done = await run(() => request(ASK_FOR_HELP, { input }).then(({ askForHelp }) => askForHelp), form.current!);
    if (!done) return;
    open.value = false;
    sent.value = true;
    announce(words.sent);
    asked?.();
  };

  return (
    <>
      <button type="button" class="quiet" onClick={() => (open.value = true)}>
        {words.ask}
        {enrollment && <span class="unseen"> {enrollment.title}</span>}
      </button>
      {sent.value && <small class="below">{words.sent}</small>}
      <Dialog open={open.value} title={enrollment ? words.askAbout(enrollment.title) : words.ask} onClose={() => (open.value = false)}>
        <form ref={form} class="stack" onSubmit={(event) => void send(event)}>
          <p>{enrollment ? words.toProvider : words.toAdministrators}</p>
          <TextArea label={words.question} hint={words.questionHint} name="text" fault={faults.value['text']} required />
          <Problem text={problem.value} />
          <div class="row start">
            <button type="submit" class="primary" disabled={busy.value}>
              {words.send}
            </button>
            <button type="button" onClick={() => (open.value = false)}>
              {words.cancel}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
