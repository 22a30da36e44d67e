// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, test, vi } from 'vitest';

vi.mock('../i18n/t', () => ({ locale: () => 'zh' }));

test('what a key has opened has the focus as soon as it is drawn: what is typed at once is not the page’s', async () => {
  const { Floating } = await import('./overlay');
  for (const focused of ['.card', '.card textarea', undefined]) {
    const root = document.body.appendChild(document.createElement('div'));
    render(
      <Floating by={() => undefined} focused={focused}>
        <section class="card" tabIndex={-1}>
          <textarea />
        </section>
      </Floating>,
      root,
    );
    expect(document.activeElement).toBe(focused ? root.querySelector(focused) : document.body);
    render(null, root);
    root.remove();
  }
});
