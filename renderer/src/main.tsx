import './lib/zod-jitless.ts';
import './lib/untracked-transitions.ts';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { AppearanceProvider, loadAppearance } from './lib/appearance.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const start = await loadAppearance();
createRoot(root).render(
  <AppearanceProvider start={start}>
    <App />
  </AppearanceProvider>,
);
