/** The saved draft as a learner will be shown it, without enrolling. */
import type { ContentOf } from '../../../gql/activities';
import { PREVIEW } from '../../../gql/editing';
import { editor } from '../../../i18n/editor';
import { learning } from '../../../i18n/learning';
import { useQuery } from '../../../state/query';
import { blocksOf } from '../../../ui/Blocks';
import { Failure, Skeleton } from '../../../ui/Loading';
import { About } from '../../activity/About';
import { Awards, Requirements } from '../../activity/Terms';
import '../../activity/activity.css';
import '../../../ui/upload.css';

/** A video with its captions. Nothing that is watched here is recorded. */
function Film({ item }: { item: ContentOf }) {
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- the tracks are below, one for each language
    <video class="brought" controls playsInline preload="metadata" poster={item.poster?.url} aria-label={learning.value.video(item.title)}>
      {item.media.map((file) => (
        <source key={file.url} src={file.url} type={file.mediaType} />
      ))}
      {item.captions.map((track) => (
        <track key={track.url} kind="captions" src={track.url} srclang={track.language} label={track.label} />
      ))}
    </video>
  );
}

export function Preview({ id }: { id: string }) {
  const { data, failure, reload } = useQuery(PREVIEW, { id });
  const activity = data.value?.authoredActivity?.preview;
  if (failure.value) return <Failure failure={failure.value} retry={reload} />;
  if (!activity) return <Skeleton rows={8} />;
  return (
    <section class="stack" aria-label={editor.value.preview}>
      <div class="sides">
        <div class="panel">
          <h2 dir="auto" lang={activity.language}>
            {activity.title}
          </h2>
          <p class="prose" dir="auto" lang={activity.language}>
            {activity.description}
          </p>
          <About activity={activity} />
        </div>
        <div class="side">
          <Awards activity={activity} />
          <Requirements activity={activity} />
        </div>
      </div>
      {activity.contents.map((item) => (
        <article key={item.key} class="panel stack" lang={activity.language}>
          <h3 dir="auto">{item.title}</h3>
          {item.media.length > 0 && <Film item={item} />}
          {item.transcript && <p class="prose" dir="auto">{item.transcript}</p>}
          <div class="prose reading">{blocksOf(item.blocks)}</div>
          {item.steps.map((step) => (
            <div key={step.key} class="stack">
              <p dir="auto">{step.text}</p>
              {step.image && <img class="brought" src={step.image.url} alt={step.imageDescription ?? ''} />}
              {step.back && <p dir="auto">{step.back}</p>}
              <ul>
                {[...step.choices.map(({ key, text }) => ({ key, text })), ...step.areas.map(({ key, label }) => ({ key, text: label }))].map(({ key, text }) => (
                  <li key={key} dir="auto">
                    {text}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </article>
      ))}
      {[...activity.assessments, ...(activity.evaluation ? [{ ...activity.evaluation, key: 'evaluation' }] : [])].map((test) => (
        <article key={test.key} class="panel stack" lang={activity.language}>
          <h3 dir="auto">{test.title || learning.value.evaluation}</h3>
          <ol class="stack">
            {test.questions.map((question) => (
              <li key={question.key} dir="auto">
                {question.text}
                <ul>
                  {('choices' in question ? question.choices.map(({ text }) => text) : question.options).map((text) => (
                    <li key={text} dir="auto">
                      {text}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </article>
      ))}
    </section>
  );
}
