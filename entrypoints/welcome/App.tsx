import { browser } from 'wxt/browser';
import { Brand } from '../../components/Brand';
import { t } from '../../i18n/t';
import { paragraphs } from './sample';

/** What to do in three pictures, and a report to do it on. */
export function App() {
  return (
    <main class="welcome-main">
      <header class="welcome-head">
        <Brand />
        <div>
          <h1>{t('welcome_title')}</h1>
          <p>{t('welcome_line')}</p>
        </div>
      </header>
      <ol class="welcome-steps">
        {(['mark', 'find', 'export'] as const).map((step) => (
          <li key={step}>
            <Picture of={step} />
            <h2>{t(`welcome_${step}`)}</h2>
            <p>{t(`welcome_${step}_text`)}</p>
          </li>
        ))}
      </ol>
      <section class="welcome-try" aria-labelledby="try">
        <h2 id="try">{t('welcome_try')}</h2>
        <p class="welcome-hint">{t('welcome_try_text')}</p>
        <article lang="zh-CN">
          {paragraphs.map((text, index) => (index === 0 ? <h3 key={text}>{text}</h3> : <p key={text}>{text}</p>))}
        </article>
      </section>
      <footer class="welcome-foot">
        <p>{t('welcome_privacy')}</p>
        <a href={browser.runtime.getURL('/library.html')}>{t('ui_library')}</a>
      </footer>
    </main>
  );
}

/** Drawings, not screenshots: they follow theme and size, and weigh nothing. */
function Picture({ of }: { of: 'mark' | 'find' | 'export' }) {
  return (
    <svg class="welcome-picture" viewBox="0 0 240 132" aria-hidden="true" focusable="false">
      <rect class="p-sheet" x="0.5" y="0.5" width="239" height="131" rx="6" />
      {of === 'mark' && (
        <>
          <path class="p-text" d="M24 28h192M24 48h60M24 108h150" />
          <rect class="p-fill-a" x="90" y="39" width="96" height="18" rx="2" />
          <path class="p-ink" d="M96 48h84" />
          <path class="p-text" d="M192 48h24M24 88h192" />
          <rect class="p-bar" x="84" y="64" width="112" height="26" rx="5" />
          {[0, 1, 2, 3].map((place) => (
            <rect key={place} class={`p-chip-${place}`} x={92 + place * 24} y="70" width="14" height="14" rx="3" />
          ))}
          <circle class="p-ring" cx="99" cy="77" r="12" />
        </>
      )}
      {of === 'find' && (
        <>
          <rect class="p-line" x="20" y="18" width="200" height="20" rx="4" />
          <path class="p-text" d="M30 28h50" />
          {[0, 1, 2].map((row) => (
            <g key={row}>
              <rect class={`p-chip-${row}`} x="20" y={50 + row * 25} width="4" height="18" />
              <path class="p-text" d={`M34 ${55 + row * 25}h${150 - row * 30}M34 ${64 + row * 25}h${90 + row * 20}`} />
            </g>
          ))}
        </>
      )}
      {of === 'export' && (
        <>
          <path class="p-text" d="M24 34h70M24 54h56M24 74h64M24 94h44" />
          <path class="p-ring" d="M112 66h28M130 56l10 10-10 10" />
          {['W', 'X', 'M', 'Q'].map((letter, place) => (
            <g key={letter}>
              <rect
                class="p-line"
                x={158 + (place % 2) * 36}
                y={28 + Math.floor(place / 2) * 40}
                width="28"
                height="34"
                rx="3"
              />
              <text x={172 + (place % 2) * 36} y={50 + Math.floor(place / 2) * 40}>
                {letter}
              </text>
            </g>
          ))}
        </>
      )}
    </svg>
  );
}
