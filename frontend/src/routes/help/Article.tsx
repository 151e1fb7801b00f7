/** A page of help, and whether it helped. */
import { useSignal } from '@preact/signals';
import { request } from '../../gql/client';
import { HELP_PAGE, VOTE_HELP, type ArticleOf } from '../../gql/help';
import { help } from '../../i18n/help';
import { useQuery } from '../../state/query';
import { useSubmission } from '../../state/refusals';
import { learner } from '../../state/session';
import { blocksOf } from '../../ui/Blocks';
import { Failure, Skeleton } from '../../ui/Loading';
import { Problem } from '../../ui/Notice';
import { Page } from '../../ui/Page';

function Vote({ article, voted }: { article: ArticleOf; voted: (article: ArticleOf) => void }) {
  const words = help.value;
  const { busy, problem, run } = useSubmission();
  const vote = async (helped: boolean) => {
    const done = await run(() => request(VOTE_HELP, { input: { page: article.key, helped } }).then(({ voteHelp }) => voteHelp));
    if (done?.page) voted(done.page);
  };
  return (
    <section class="panel stack" aria-labelledby="vote">
      <h2 id="vote">{words.helped}</h2>
      <div class="row start">
        {([true, false] as const).map((helped) => (
          <button key={String(helped)} type="button" disabled={busy.value} aria-pressed={article.ownVote === helped} onClick={() => void vote(helped)}>
            {helped ? words.yes : words.no}
          </button>
        ))}
        <span role="status">{article.ownVote !== null && words.thanks}</span>
      </div>
      {article.votes && <p class="aside">{words.votes(article.votes.helped, article.votes.didNotHelp)}</p>}
      <Problem text={problem.value} />
    </section>
  );
}

export function Article({ name }: { name: string }) {
  const words = help.value;
  const article = useSignal<ArticleOf | null | undefined>(undefined);
  const { failure, reload } = useQuery(HELP_PAGE, { key: name }, ({ service }) => {
    article.value = service.helpPage;
  });
  const shown = article.value;
  return (
    <Page title={shown?.title ?? words.title} narrow>
      {failure.value && <Failure failure={failure.value} retry={reload} />}
      {shown === undefined && !failure.value && <Skeleton rows={10} />}
      {shown === null && <p class="panel empty">{words.missing}</p>}
      {shown && <div class="prose">{blocksOf(shown.blocks)}</div>}
      {shown && learner.value && <Vote article={shown} voted={(voted) => (article.value = voted)} />}
      <p>
        <a href="/help">{words.all}</a>
      </p>
    </Page>
  );
}
